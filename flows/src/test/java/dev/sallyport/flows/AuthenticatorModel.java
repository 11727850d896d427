package dev.sallyport.flows;

import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/** The authenticators that people have. */
enum AuthenticatorModel {
    /** A device with a screen lock, whose owner is there. */
    SCREEN_LOCK(Protocol.CTAP2, Transport.INTERNAL, true),
    /** A device that nobody has set a screen lock up on. */
    NO_SCREEN_LOCK(Protocol.CTAP2, Transport.INTERNAL, false),
    /** A key with a PIN. */
    KEY_WITH_PIN(Protocol.CTAP2, Transport.USB, true),
    /** A key that only wants to be touched. */
    KEY(Protocol.CTAP2, Transport.USB, false),
    /** A key of the time before FIDO2. */
    OLD_KEY(Protocol.U2F, Transport.USB, false);

    private final Protocol protocol;
    private final Transport transport;
    private final boolean verifies;

    AuthenticatorModel(Protocol protocol, Transport transport, boolean verifies) {
        this.protocol = protocol;
        this.transport = transport;
        this.verifies = verifies;
    }

    VirtualAuthenticatorOptions options() {
        return new VirtualAuthenticatorOptions()
                .setProtocol(protocol)
                .setTransport(transport)
                .setHasResidentKey(verifies)
                .setHasUserVerification(verifies)
                .setIsUserVerified(verifies);
    }

    /** One whose owner never consents: it waits until the page gives up. */
    VirtualAuthenticatorOptions untouched() {
        return options().setIsUserConsenting(false);
    }
}

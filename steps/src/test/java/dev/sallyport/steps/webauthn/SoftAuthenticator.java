package dev.sallyport.steps.webauthn;

import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client and an authenticator in software that make what they are asked for; stories of other packages use them. */
public final class SoftAuthenticator {

    private SoftAuthenticator() {}

    /** The id of the credential with a number, base64url. */
    public static String credentialId(int number) {
        return Base64Text.of(bytes(number));
    }

    /** What {@code PublicKeyCredential.toJSON()} gives for a new credential. */
    public static ObjectNode register(CreationOptions options, String origin, int number) {
        var ceremony = new Ceremony();
        ceremony.clientData = it -> it.put("challenge", options.challenge()).put("origin", origin);
        ceremony.rpIdHashOf = options.rp().id();
        ceremony.credentialId = bytes(number);
        ceremony.id = credentialId(number);
        var made = ceremony.attestation();
        var json = JsonMapper.shared().createObjectNode();
        json.put("id", made.id()).put("rawId", made.id()).put("type", "public-key");
        json.putObject("response")
                .put("clientDataJSON", made.clientDataJson())
                .put("attestationObject", made.attestationObject())
                .putArray("transports")
                .add("usb");
        json.putObject("clientExtensionResults");
        return json;
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(32).putInt(28, number).array();
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The element in pages of other origins, as docs/embedding.md tells. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class EmbeddingTest {

    @Test
    void anEmailAddressIsEnrolledOnAnotherOrigin(Visitor visitor) throws Exception {
        var page = visitor.visits(visitor.strangers().allowed()).shows("Choose your second factor");
        page.choose("EMAIL").fill("email", "nobody").submit().refuses(".+");
        assertThat(page.heard()).endsWith("sallyport-refused INVALID_VALUE");

        page.fill("email", visitor.email()).submit().reads(".lead", "A code was sent to .*");
        page.fill("otp", visitor.newestCode(visitor.email())).succeeds();

        assertThat(page.heard()).endsWith("sallyport-state COMPLETED, sallyport-completed COMPLETED");
        page.reads("#outcome", "It ended: ENROLLED\\.");
    }

    @Test
    void aPasskeyIsEnrolledOnAnotherOrigin(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);

        visitor.visits(visitor.strangers().allowed())
                .choose("PLATFORM")
                .submit()
                .press("Create passkey")
                .succeeds();

        assertThat(screenLock.getCredentials())
                .singleElement()
                .satisfies(it -> assertThat(it.getRpId()).isEqualTo("localhost"));
    }

    @Test
    void twoInOnePageDoNotDisturbEachOther(Visitor visitor) {
        var page = visitor.visits(visitor.strangers().allowed());
        page.choose("TOTP").submit().shows("Set up your authenticator app");

        page.addsAnother().press("Not now").shows("Set up your authenticator app");

        page.removesTheFirst().shows("Skipped for now");
    }

    @Test
    void anOriginOfAnotherEnvironmentIsToldWhyItSeesNothing(Visitor visitor) {
        var stranger = visitor.strangers().elsewhere();
        var page = visitor.visits(stranger);

        page.reads(".away", "The server does not answer\\..*\\Q" + stranger.origin() + "\\E.*allowedOrigins.*");
        assertThat(visitor.complaints()).allMatch(it -> it.contains("CORS") || it.contains("net::ERR_FAILED"));
    }

    @Test
    void anOriginThatNobodyAllowsIsLeftWithItsOwnWords(Visitor visitor) {
        var page = visitor.visits(visitor.strangers().unknown());

        page.reads("sallyport-flow p", "This step could not be loaded\\..*");
        assertThat(visitor.complaints())
                .isNotEmpty()
                .allMatch(it -> it.contains("CORS") || it.contains("net::ERR_FAILED"));
    }
}

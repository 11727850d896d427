package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of other people's, on another origin, that know HAL and one of the two ways to speak of WebAuthn. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class OtherPagesTest {

    @ParameterizedTest
    @CsvSource({
        "standard, PLATFORM, SCREEN_LOCK",
        "standard, SECURITY_KEY, KEY_WITH_PIN",
        "vendor, PLATFORM, SCREEN_LOCK",
        "vendor, SECURITY_KEY, OLD_KEY"
    })
    void anAuthenticatorIsEnrolled(String page, String type, AuthenticatorModel model, Visitor visitor) {
        var authenticator = visitor.brings(model);

        enroll(visitor, page, type).reads("#outcome", "COMPLETED ENROLLED " + type);

        assertThat(authenticator.getCredentials()).hasSize(1);
    }

    /** The browser knows it by the options' list of what is excluded. */
    @ParameterizedTest
    @CsvSource({"standard", "vendor"})
    void aKeyThatTheUserHasIsNotEnrolledAgain(String page, Visitor visitor) {
        visitor.brings(AuthenticatorModel.KEY_WITH_PIN);
        var stranger = visitor.strangers().allowed();
        stranger.knowsAll(visitor.account());
        try {
            enroll(visitor, page, "SECURITY_KEY").reads("#outcome", "COMPLETED .*");

            enroll(visitor, page, "SECURITY_KEY").reads("#outcome", "InvalidStateError .*");
        } finally {
            stranger.knowsAll("");
        }
    }

    private static Tab enroll(Visitor visitor, String page, String type) {
        var tab = visitor.visits(visitor.strangers().allowed(), "/" + page + ".html");
        tab.one("button", type).click();
        return tab;
    }
}

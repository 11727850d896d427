package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Problem;
import dev.sallyport.steps.otp.Rfc6238;
import java.time.Duration;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An authenticator app that is enrolled")
class TotpStoryTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    private final World world =
            World.of("{\"totp\": {\"enabled\": true, \"uriParameters\": {\"issuer\": \"Acme & Co\"}}}");
    private final Enrolling enrolling = world.begin().create("TOTP");

    /** What an independent app shows some steps from now. */
    private String shown(int steps) {
        return Rfc6238.code(
                enrolling.authenticator().secret().value(),
                world.clock.instant().plus(STEP.multipliedBy(steps)));
    }

    /** A code that no step near now has. */
    private String wrong() {
        for (var code = 0; ; code++) {
            var text = "%06d".formatted(code);
            if (!text.equals(shown(-1)) && !text.equals(shown(0)) && !text.equals(shown(1))) {
                return text;
            }
        }
    }

    @Test
    @DisplayName("RFC 4226 4 R6, NIST SP 800-63B-4 3.1.4: the secret has 160 bits")
    void secret() {
        assertThat(enrolling.authenticator().secret().value()).matches("[A-Z2-7]{32}");
        assertThat(new Base32().decode(enrolling.authenticator().secret().value()))
                .hasSize(20);
        assertThat(world.begin().create("TOTP").authenticator().secret())
                .as("another for each device")
                .isNotEqualTo(enrolling.authenticator().secret());
        assertThat(enrolling.story.state().toString())
                .doesNotContain(enrolling.authenticator().secret().value());
    }

    @Test
    void isShownAsAKeyUri() {
        assertThat(enrolling.authenticator().keyUri())
                .isEqualTo("otpauth://totp/Acme%20%26%20Co:alice%40example.com?secret="
                        + enrolling.authenticator().secret().value() + "&issuer=Acme%20%26%20Co");
    }

    @Test
    void isProvedByWhatAnIndependentAppShows() {
        assertThat(enrolling.activate(shown(0)).status()).isEqualTo("ENROLLED");
        assertThat(world.devices())
                .singleElement()
                .isInstanceOfSatisfying(
                        Device.Authenticator.class,
                        it -> assertThat(it.lastStep())
                                .as("RFC 6238 5.2: the step is spent at activation too")
                                .isEqualTo(world.clock.instant().getEpochSecond() / 30));
    }

    @Test
    @DisplayName("RFC 6238 5.2: one step before and after the present one counts by default, no more")
    void window() {
        assertThat(enrolling.activate(shown(-2)).refusal()).isEqualTo("INVALID_OTP");
        assertThat(enrolling.activate(shown(2)).refusal()).isEqualTo("INVALID_OTP");
        assertThat(world.begin().create("TOTP").status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(enrolling.activate(shown(-1)).status()).isEqualTo("ENROLLED");
    }

    @Test
    void takesTheNextStepForClocksThatAreAhead() {
        assertThat(enrolling.activate(shown(1)).status()).isEqualTo("ENROLLED");
    }

    @Test
    void mayCountThePresentStepAlone() {
        var strict = World.of("{\"totp\": {\"enabled\": true, \"window\": 0}}");
        var strictly = strict.begin().create("TOTP");
        var secret = strictly.authenticator().secret().value();

        assertThat(strictly.activate(Rfc6238.code(secret, strict.clock.instant().minus(STEP)))
                        .refusal())
                .isEqualTo("INVALID_OTP");
        assertThat(strictly.activate(Rfc6238.code(secret, strict.clock.instant()))
                        .status())
                .isEqualTo("ENROLLED");
    }

    @Test
    void bearsAsManyWrongCodesAsThePolicySaysAndThenCoolsDown() {
        for (var left = 2; left >= 0; left--) {
            enrolling.activate(wrong());
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_OTP");
            assertThat(enrolling.target()).isEqualTo("otp");
            assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(left);
            assertThat(enrolling.totp().attemptsRemaining()).isEqualTo(left);
        }
        var end = world.clock.instant().plus(Duration.ofMinutes(2));

        assertThat(enrolling.activate(shown(0)).refusal()).isEqualTo("OTP_ATTEMPTS_LIMIT");
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_FAILED);
        assertThat(enrolling.retryAt()).isEqualTo(end);
        assertThat(enrolling.story.isStored()).as("unchecked and uncounted").isFalse();
        assertThat(enrolling.after(Duration.ofMinutes(2)).activate(wrong()).inner("attemptsRemaining"))
                .isEqualTo(2);
        assertThat(enrolling.activate(shown(0)).status()).isEqualTo("ENROLLED");
    }

    @Test
    void isShownUnderTheUsersIdWhereThereIsNoEmail() {
        world.input = "{\"user\": {\"id\": \"alice\"}}";

        assertThat(world.begin().create("TOTP").authenticator().account()).isEqualTo(Samples.USER);
    }
}

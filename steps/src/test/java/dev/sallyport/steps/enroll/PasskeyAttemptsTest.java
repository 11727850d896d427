package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Attestations that prove nothing")
class PasskeyAttemptsTest {
    private static final Duration COOL_DOWN = Duration.ofMinutes(2);

    private final World world = World.of("{}");
    private final Enrolling enrolling = world.begin().create("SECURITY_KEY");

    private static JsonNode made(Enrolling asked, int credential) {
        return SoftAuthenticator.register(asked.passkey().options(), Samples.ORIGIN, credential);
    }

    /** A registration for another challenge: right in all but that. */
    private Enrolling replay(Enrolling asked) {
        return asked.attest(made(world.begin().create("PLATFORM"), 9), Samples.ORIGIN);
    }

    @Test
    @DisplayName(
            "bears F attestations that prove nothing, each a stored move and a refusal; the F-th says 0 and locks for the cool-down")
    void attempts() {
        for (var left = 2; left >= 0; left--) {
            replay(enrolling);
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_ATTESTATION");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(left);
            assertThat(enrolling.inner("reason")).isEqualTo("challengeMismatch");
            assertThat(enrolling.story.isStored()).isTrue();
        }
        var end = world.clock.instant().plus(COOL_DOWN);
        assertThat(enrolling.story.wakes())
                .containsExactly(new Effect.Wake(
                        end, new CoolDownEnded(enrolling.pending().id())));

        for (var i = 0; i < 5; i++) {
            enrolling.attest(1);
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_FAILED);
            assertThat(enrolling.refusal()).isEqualTo("ATTESTATION_ATTEMPTS_LIMIT");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.retryAt()).isEqualTo(end);
            assertThat(enrolling.story.isStored()).as("unchecked and uncounted").isFalse();
        }
        assertThat(enrolling.story.offered()).as("a limit hides no link").contains("device.activate");
        assertThat(enrolling.after(COOL_DOWN.minusMillis(1)).attest(1).refusal())
                .isEqualTo("ATTESTATION_ATTEMPTS_LIMIT");
        assertThat(enrolling.after(Duration.ofMillis(1)).attest(1).status()).isEqualTo("ENROLLED");
    }

    @Test
    void areBorneAsOftenAgainAfterTheCoolDown() {
        replay(replay(replay(enrolling))).after(COOL_DOWN);

        assertThat(replay(enrolling).inner("attemptsRemaining")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOTP", "SECURITY_KEY"})
    @DisplayName(
            "are allowed again, and shown so, once the cool-down's wake came; one that is early, late or another's changes nothing")
    void wake(String type) {
        var asked = world.begin().create(type);
        for (var i = 0; i < 3; i++) {
            var unused = type.equals("TOTP") ? asked.activate("x") : replay(asked);
        }
        var ended = new CoolDownEnded(asked.pending().id());

        assertThat(asked.after(COOL_DOWN.minusMillis(1))
                        .ask("proof.coolDownEnded", ended)
                        .story
                        .isStored())
                .as("early")
                .isFalse();
        asked.after(Duration.ofMillis(1));
        assertThat(asked.ask("proof.coolDownEnded", new CoolDownEnded("another"))
                        .story
                        .isStored())
                .isFalse();
        assertThat(asked.ask("proof.coolDownEnded", ended).story.isStored()).isTrue();
        assertThat(type.equals("TOTP") ? asked.totp().attempts() : asked.attempts())
                .isEqualTo(Attempts.of(3));
        assertThat(asked.ask("proof.coolDownEnded", ended).story.isStored())
                .as("again")
                .isFalse();
    }

    @Test
    void areBorneAsOftenAsThePolicyOfTheTypeSays() {
        var strict = World.of("""
                {"platform": {"enabled": true, "failure": {"count": 1, "coolDown": {"duration": 5, "timeUnit": "MINUTES"}}},
                 "securityKey": {"enabled": true, "failure": {"count": 2}}}
                """);
        var platform = strict.begin().create("PLATFORM");
        var key = strict.begin().create("SECURITY_KEY");

        platform.attest(made(key, 1), Samples.ORIGIN);
        assertThat(platform.inner("attemptsRemaining")).isEqualTo(0);
        assertThat(platform.attest(1).retryAt())
                .isEqualTo(strict.clock.instant().plus(Duration.ofMinutes(5)));
        key.attest(made(platform, 1), Samples.ORIGIN);
        assertThat(key.inner("attemptsRemaining")).isEqualTo(1);
    }
}

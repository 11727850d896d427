package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Settings;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.policy.MfaSettings.KeyFormat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A phone that is to be paired")
class PairingTest {
    private final World world = World.of("{}");

    @ParameterizedTest
    @CsvSource({"ALPHANUMERIC, [A-Z2-7]{24}", "NUMERIC, [0-9]{14}"})
    @DisplayName("is shown a key of 24 base32 characters (120 bits) or of 14 digits")
    void keyFormat(KeyFormat format, String form) {
        world.settings = new Settings(
                Samples.ENVIRONMENT,
                List.of(Samples.policy("{}"), Samples.settings(3, format), Samples.app(Samples.PHONE_APP, true, true)));
        var first = world.begin().create("MOBILE").pairing().pairingKey().code();

        assertThat(first.value()).matches(form);
        assertThat(world.begin().create("MOBILE").pairing().pairingKey().code()).isNotEqualTo(first);
    }

    @Test
    void hasTenMinutesAndIsWokenThen() {
        var enrolling = world.begin().create("MOBILE");
        var lapses = world.clock.instant().plus(Duration.ofMinutes(10));

        assertThat(enrolling.pairing().pairingKey().expiresAt()).isEqualTo(lapses);
        assertThat(enrolling.pairing().device().application()).isEqualTo(Samples.PHONE_APP);
        assertThat(enrolling.story.wakes()).singleElement().satisfies(it -> {
            assertThat(it.at()).isEqualTo(lapses);
            assertThat(it.action())
                    .isEqualTo(new PairingLapsed(enrolling.pairing().device().id()));
        });
    }

    @Test
    void failsWhenItsTimeIsOver() {
        var enrolling = world.begin().create("MOBILE");
        var wake = enrolling.story.wakes().getFirst();
        world.clock.set(wake.at());
        enrolling.ask("pairing.lapse", wake.action());

        assertThat(enrolling.story.state(MobilePairingFailure.class).error())
                .extracting(Failure::code)
                .isEqualTo("PAIRING_KEY_EXPIRED");
    }

    @Test
    void isNotHarmedByAWakeThatIsEarlyOrAnothers() {
        var enrolling = world.begin().create("MOBILE");
        var early = enrolling.story.wakes().getFirst();
        world.clock.set(early.at().minusMillis(1));
        assertThat(enrolling.ask("pairing.lapse", early.action()).story.isStored())
                .isFalse();

        enrolling.delete().create("MOBILE").after(Duration.ofMinutes(10));
        assertThat(enrolling.ask("pairing.lapse", early.action()).story.isStored())
                .as("the wake of the pairing before")
                .isFalse();
        assertThat(enrolling.status()).isEqualTo("PAIRING_REQUIRED");
    }

    @Test
    void hasThePolicysLifetimeOfItsApplicationButNotLongerThanTheExecution() {
        var policy = """
                {"mobile": {"enabled": true, "applications": [{"id": "%s",
                  "pairingKeyLifetime": {"duration": %d, "timeUnit": "%s"}}]}}
                """;
        var brief = World.of(policy.formatted(Samples.PHONE_APP, 2, "MINUTES"));
        var endless = World.of(policy.formatted(Samples.PHONE_APP, 48, "HOURS"));

        assertThat(brief.begin().create("MOBILE").pairing().pairingKey().expiresAt())
                .isEqualTo(brief.clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(endless.begin().create("MOBILE").pairing().pairingKey().expiresAt())
                .isEqualTo(endless.clock.instant().plus(Duration.ofMinutes(15)));
    }
}

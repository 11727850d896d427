package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sending of a code")
class CodeSendingTest {
    private static final Duration COOL_DOWN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SENDS = Duration.ofSeconds(30);

    private final World world = World.of("{}");
    private final Enrolling enrolling = world.begin().create("EMAIL");

    @Test
    void isSentWithTheTemplateTheCallerChose() {
        assertThat(enrolling.story.sent()).singleElement().satisfies(it -> {
            assertThat(it.channel()).isEqualTo("EMAIL");
            assertThat(it.id()).isEqualTo(enrolling.code().message());
            assertThat(it.body().to()).isEqualTo(Samples.EMAIL);
            assertThat(it.body().template()).isEqualTo("device_pairing");
            assertThat(it.body().variant()).isEqualTo("plain");
            assertThat(it.body().locale()).isEqualTo("fr-CA");
            assertThat(it.body().variables()).containsEntry("shop", "Acme").containsEntry("lifetimeMinutes", "10");
        });
        assertThat(enrolling.otp()).matches("[0-9]{6}");
        assertThat(enrolling.code().delivery()).isEqualTo(Proof.Delivery.PENDING);
        assertThat(enrolling.code().expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(enrolling.code().attemptsRemaining()).isEqualTo(3);
        assertThat(enrolling.code().resendsRemaining()).isEqualTo(5);
        assertThat(enrolling.code().resendAvailableAt())
                .isEqualTo(world.clock.instant().plus(BETWEEN_SENDS));
    }

    @Test
    @DisplayName("NIST SP 800-63B-4 3.1.3.2: a new code replaces the old one")
    void replaces() {
        var old = enrolling.otp();

        enrolling.after(BETWEEN_SENDS).resend();

        assertThat(enrolling.otp()).isNotEqualTo(old);
        assertThat(enrolling.activate(old).refusal()).isEqualTo("INVALID_OTP");
        assertThat(enrolling.right().status()).isEqualTo("ENROLLED");
    }

    @Test
    void isSentThirtySecondsApart() {
        var next = world.clock.instant().plus(BETWEEN_SENDS);

        assertThat(enrolling.after(BETWEEN_SENDS.minusMillis(1)).resend().refusal())
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.retryAt()).isEqualTo(next);
        assertThat(enrolling.after(Duration.ofMillis(1)).resend().refusal()).isEmpty();
    }

    @Test
    @DisplayName("is sent six times in one count, the first included")
    void sixSends() {
        var begun = world.clock.instant();
        for (var left = 4; left >= 0; left--) {
            assertThat(enrolling.after(BETWEEN_SENDS).resend().refusal()).isEmpty();
            assertThat(enrolling.code().resendsRemaining()).isEqualTo(left);
        }

        assertThat(enrolling.after(BETWEEN_SENDS).resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.retryAt()).isEqualTo(begun.plus(Duration.ofHours(24)));
        assertThat(enrolling.delete().create("EMAIL").refusal()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    @DisplayName("is free of the wait once after a failed delivery, and the state says so")
    void freeResend() {
        enrolling.after(Duration.ofSeconds(5)).notDelivered();
        assertThat(enrolling.code().delivery()).isEqualTo(Proof.Delivery.FAILED);
        assertThat(enrolling.code().resendAvailableAt()).isEqualTo(world.clock.instant());

        assertThat(enrolling.resend().refusal()).isEmpty();
        assertThat(enrolling.code().delivery()).isEqualTo(Proof.Delivery.PENDING);
        assertThat(enrolling.resend().refusal()).as("once").isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void isNotFreeOfTheCoolDownAfterAFailedDelivery() {
        enrolling.wrong(3).notDelivered();

        assertThat(enrolling.code().resendAvailableAt())
                .isEqualTo(world.clock.instant().plus(COOL_DOWN));
        assertThat(enrolling.resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void spendsFromTheBudgetOfItsAddressWhoeverAsks() {
        var spend = new Effect.Spend("send " + Samples.EMAIL, 10, Duration.ofHours(1));

        assertThat(enrolling.story.spent()).containsExactly(spend);
        assertThat(enrolling.after(BETWEEN_SENDS).resend().story.spent()).containsExactly(spend);
        assertThat(enrolling.wrong().story.spent()).isEmpty();
    }
}

package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Problem;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A code that is sent")
class CodeStoryTest {
    private static final Duration COOL_DOWN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SENDS = Duration.ofSeconds(30);

    private final World world = World.of("{}");
    private final Enrolling enrolling = world.begin().create("EMAIL");

    /** Nine wrong codes: three rounds of three, with a fresh code at hand. */
    private static Enrolling nineWrong(Enrolling enrolling) {
        for (var round = 0; round < 3; round++) {
            enrolling.wrong(3).after(COOL_DOWN).resend();
            assertThat(enrolling.refusal()).isEmpty();
        }
        return enrolling;
    }

    @Test
    @DisplayName("leaves nothing but a keyed digest in the state")
    void digestAlone() {
        assertThat(enrolling.story.state().toString()).doesNotContain(enrolling.otp());
        assertThat(enrolling.story.kept().toString()).doesNotContain(enrolling.otp());
    }

    @Test
    void provesTheDevice() {
        enrolling.right();

        assertThat(enrolling.status()).isEqualTo("ENROLLED");
        assertThat(world.devices()).singleElement().isInstanceOf(Device.Mailbox.class);
        assertThat(world.user().mfaEnabled()).isTrue();
    }

    @Test
    void mayBeTypedWithTheGapsThatPeopleSee() {
        enrolling.activate(
                " " + enrolling.otp().substring(0, 3) + " " + enrolling.otp().substring(3) + "\n");

        assertThat(enrolling.status()).isEqualTo("ENROLLED");
    }

    @Test
    @DisplayName("bears F wrong tries, each a stored move and a refusal at once; the F-th says 0 and kills it")
    void attempts() {
        for (var left = 2; left >= 0; left--) {
            enrolling.wrong();
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_OTP");
            assertThat(enrolling.target()).isEqualTo("otp");
            assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(left);
            assertThat(enrolling.code().attemptsRemaining()).isEqualTo(left);
            assertThat(enrolling.story.isStored()).isTrue();
        }
    }

    @Test
    void isNeitherCheckedNorCountedOnceDead() {
        var before = enrolling.wrong(3).story.state();

        for (var i = 0; i < 20; i++) {
            enrolling.right();
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_FAILED);
            assertThat(enrolling.refusal()).isEqualTo("OTP_ATTEMPTS_LIMIT");
            assertThat(enrolling.story.isStored()).isFalse();
        }
        assertThat(enrolling.story.state()).isEqualTo(before);
        assertThat(enrolling.after(COOL_DOWN).right().refusal())
                .as("the cool-down revives no code")
                .isEqualTo("OTP_ATTEMPTS_LIMIT");
    }

    @Test
    void isSentAgainOnlyAfterTheCoolDown() {
        enrolling.after(Duration.ofMinutes(1)).wrong(3);
        var end = world.clock.instant().plus(COOL_DOWN);
        assertThat(enrolling.code().resendAvailableAt()).isEqualTo(end);

        assertThat(enrolling.after(COOL_DOWN.minusMillis(1)).resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(enrolling.retryAt()).isEqualTo(end);
        assertThat(enrolling.story.offered()).as("a limit hides no link").contains("otp.resend");
        assertThat(enrolling.delete().create("EMAIL").refusal())
                .as("neither by device.create")
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.retryAt()).isEqualTo(end);
        assertThat(enrolling.after(Duration.ofMillis(1)).create("EMAIL").refusal())
                .isEmpty();
        assertThat(enrolling.code().attemptsRemaining()).isEqualTo(3);
    }

    @Test
    @DisplayName("NIST SP 800-63B-4 3.1.3.2: a new code does not reset the count of failures")
    void resendResetsNothing() {
        enrolling.wrong(2).after(BETWEEN_SENDS).resend();
        assertThat(enrolling.code().attemptsRemaining()).isEqualTo(1);

        enrolling.wrong();
        assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(0);
        assertThat(enrolling.right().refusal()).isEqualTo("OTP_ATTEMPTS_LIMIT");
    }

    @Test
    @DisplayName(
            "NIST SP 800-63B-4 3.2.2: the tenth failure in all leads back, and the address is refused for 24 hours")
    void tenthFailure() {
        nineWrong(enrolling);
        assertThat(enrolling.code().attemptsRemaining()).as("ten in all").isEqualTo(1);

        enrolling.wrong();
        var end = world.clock.instant().plus(Duration.ofHours(24));
        assertThat(enrolling.refusal()).isEqualTo("INVALID_OTP");
        assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(0);
        assertThat(enrolling.status()).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");

        var next = world.begin().after(Duration.ofHours(24).minusMillis(1)).create("EMAIL");
        assertThat(next.refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(next.refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(next.retryAt()).isEqualTo(end);
        assertThat(next.createEmail("ALICE@Example.com", null).refusal())
                .as("however it is written")
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(next.createEmail("bob@example.com", null).refusal())
                .as("another address")
                .isEmpty();
        assertThat(next.delete().after(Duration.ofMillis(1)).create("EMAIL").refusal())
                .isEmpty();
        assertThat(next.code().attemptsRemaining()).isEqualTo(3);
    }

    @Test
    void continuesItsCountOverANewDevice() {
        enrolling.wrong(2).delete().after(BETWEEN_SENDS).create("EMAIL");

        assertThat(enrolling.code().attemptsRemaining()).isEqualTo(1);
        assertThat(enrolling.code().resendsRemaining()).isEqualTo(4);
    }

    @Test
    void continuesItsCountOverANewExecution() {
        enrolling.wrong(2);
        var other = world.begin();

        assertThat(other.create("EMAIL").refusal())
                .as("30 seconds hold as well")
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(other.after(BETWEEN_SENDS).create("EMAIL").code().attemptsRemaining())
                .isEqualTo(1);
    }

    @Test
    void diesWithTheCountThatAnotherExecutionUsesUp() {
        var other = world.begin().after(BETWEEN_SENDS).create("EMAIL");

        other.wrong(3);

        assertThat(enrolling.right().refusal()).isEqualTo("OTP_ATTEMPTS_LIMIT");
        other.after(COOL_DOWN).resend();
        assertThat(enrolling.right().refusal())
                .as("a new round revives no old code")
                .isEqualTo("OTP_ATTEMPTS_LIMIT");
        assertThat(other.right().status()).isEqualTo("ENROLLED");
    }

    @Test
    void endsItsCountWithSuccess() {
        enrolling.wrong(2).right();

        assertThat(enrolling.story.kept())
                .filteredOn(it -> it.kind().equals(CodeProof.COUNT.name()))
                .singleElement()
                .satisfies(it -> assertThat(it.expiresAt()).isEqualTo(world.clock.instant()));
        assertThat(world.begin().create("EMAIL").refusal()).as("bound by now").isEqualTo("UNIQUENESS_VIOLATION");
    }

    @Test
    @DisplayName("forgets its count after 24 hours without failure")
    void forgets() {
        enrolling.wrong(2);

        assertThat(world.begin()
                        .after(Duration.ofHours(24).minusMillis(1))
                        .create("EMAIL")
                        .code()
                        .attemptsRemaining())
                .isEqualTo(1);
        assertThat(world.begin().after(BETWEEN_SENDS).create("EMAIL").code().attemptsRemaining())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("NIST SP 800-63B-4 3.1.3.2: lapses after ten minutes; a lapsed one is refused uncounted")
    void lapses() {
        assertThat(enrolling.after(Duration.ofMinutes(10)).right().refusal()).isEqualTo("OTP_EXPIRED");
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_FAILED);
        assertThat(enrolling.wrong(5).story.isStored()).isFalse();
        assertThat(enrolling.resend().code().attemptsRemaining()).isEqualTo(3);
        assertThat(enrolling
                        .after(Duration.ofMinutes(10).minusMillis(1))
                        .right()
                        .status())
                .isEqualTo("ENROLLED");
    }

    @Test
    void obeysItsPolicy() {
        var strict = World.of("""
                {"email": {"enabled": true, "otp": {"otpLength": 8, "lifeTime": {"duration": 30, "timeUnit": "SECONDS"},
                  "failure": {"count": 1, "coolDown": {"duration": 5, "timeUnit": "MINUTES"}}}}}
                """);
        var strictly = strict.begin().create("EMAIL");

        assertThat(strictly.otp()).hasSize(8);
        assertThat(strictly.code().expiresAt()).isEqualTo(strict.clock.instant().plusSeconds(30));
        assertThat(strictly.wrong().inner("attemptsRemaining")).isEqualTo(0);
        assertThat(strictly.code().resendAvailableAt())
                .isEqualTo(strict.clock.instant().plus(Duration.ofMinutes(5)));
    }
}

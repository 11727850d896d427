package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How codes are counted, lapse and are sent again (decisions.md section 5), on a hand-set clock. */
class CodesApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String WRONG = "400 INVALID_DATA INVALID_OTP otp";
    private static final String DEAD = "400 REQUEST_FAILED OTP_ATTEMPTS_LIMIT otp";
    private static final String LIMITED = "429 REQUEST_LIMITED LIMIT_EXCEEDED";

    private final HandSetClock clock = SERVER.clock();
    private final String user = TestServer.newUser();
    private final String email = TestServer.newEmail();

    @Test
    void theThirdWrongCodeKillsTheCode() {
        var visit = begun(user);
        var right = visit.code();
        var wrong = visit.wrongCode();

        assertThat(remaining(visit.activate(wrong))).isEqualTo(2);
        assertThat(visit.read().number("/otp/attemptsRemaining")).isEqualTo(2);
        assertThat(remaining(visit.activate("x"))).isEqualTo(1);
        assertThat(remaining(visit.activate(wrong))).isZero();
        assertThat(visit.read().number("/otp/attemptsRemaining")).isZero();
        var version = visit.last().header("ETag");
        assertThat(visit.activate(right).refusal()).isEqualTo(DEAD);
        assertThat(visit.activate(wrong).refusal()).isEqualTo(DEAD);
        assertThat(visit.read().header("ETag")).as("uncounted").isEqualTo(version);
        assertThat(visit.last().links()).contains("device.activate", "otp.resend");
        assertThat(visit.last().at("/otp/resendAvailableAt"))
                .isEqualTo(clock.instant().plusSeconds(120).toString().replace("Z", ".000Z"));

        clock.advance(Duration.ofSeconds(119));
        assertThat(visit.act("otp.resend", "").refusal()).isEqualTo(LIMITED);
        assertThat(visit.act("otp.resend", "").header("Retry-After")).isEqualTo("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(visit.act("otp.resend", "").number("/otp/attemptsRemaining")).isEqualTo(3);
        assertThat(visit.activate(right).refusal()).isIn(WRONG); // the old code is replaced
        assertThat(visit.activate(visit.code()).at("/status")).isEqualTo("COMPLETED");
    }

    @Test
    void aNewCodeReplacesTheOldAndContinuesTheCount() {
        var visit = begun(user);
        var old = visit.code();
        assertThat(remaining(visit.activate(visit.wrongCode()))).isEqualTo(2);
        assertThat(visit.act("otp.resend", "").header("Retry-After")).isEqualTo("30");
        clock.advance(Duration.ofSeconds(30));

        var resent = visit.act("otp.resend", "");

        assertThat(resent.number("/otp/attemptsRemaining")).isEqualTo(2);
        assertThat(resent.number("/otp/resendsRemaining")).isEqualTo(4);
        var fresh = visit.code();
        if (!old.equals(fresh)) { // by chance, one in a million
            assertThat(remaining(visit.activate(old))).isEqualTo(1);
        }
        assertThat(visit.activate(fresh).status()).isEqualTo(200);
    }

    @Test
    void neitherDeletingNorANewExecutionEndsTheCount() {
        var visit = begun(user);
        visit.activate(visit.wrongCode());
        visit.act("device.delete", "");
        assertThat(visit.createEmail(email.toUpperCase(Locale.ROOT)).refusal()).isEqualTo(LIMITED);
        clock.advance(Duration.ofSeconds(30));
        assertThat(visit.createEmail(email).number("/otp/attemptsRemaining")).isEqualTo(2);
        assertThat(remaining(visit.activate(visit.wrongCode()))).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));

        var other = begun(user);

        assertThat(other.last().number("/otp/attemptsRemaining")).isEqualTo(1);
        assertThat(other.last().number("/otp/resendsRemaining")).isEqualTo(3);
        assertThat(remaining(other.activate(other.wrongCode()))).isZero();
        assertThat(visit.activate("000000").refusal()).as("dead everywhere").isEqualTo(DEAD);
    }

    @Test
    void aDayWithoutFailureEndsTheCount() {
        var visit = begun(user);
        visit.activate(visit.wrongCode());
        clock.advance(Duration.ofHours(24));

        assertThat(begun(user).last().number("/otp/attemptsRemaining")).isEqualTo(3);
    }

    @Test
    void theTenthFailureClosesTheAddressForADay() {
        var visit = begun(user);
        for (int round = 0; round < 3; round++) {
            var wrong = visit.wrongCode();
            visit.activate(wrong);
            visit.activate(wrong);
            assertThat(remaining(visit.activate(wrong))).isZero();
            clock.advance(Duration.ofMinutes(2));
            assertThat(visit.act("otp.resend", "").status()).isEqualTo(200);
        }
        assertThat(visit.last().number("/otp/attemptsRemaining")).isEqualTo(1);

        assertThat(remaining(visit.activate(visit.wrongCode()))).isZero();

        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        var refused = visit.createEmail(email);
        assertThat(refused.refusal()).isEqualTo(LIMITED);
        assertThat(refused.header("Retry-After")).isEqualTo("86400");
        assertThat(visit.createEmail(TestServer.newEmail()).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(24));
        assertThat(begun(user).status()).isEqualTo("ACTIVATION_REQUIRED");
    }

    @Test
    void aLapsedCodeIsNotCounted() {
        var visit = begun(user);
        var code = visit.code();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(remaining(visit.activate("x"))).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));

        assertThat(visit.activate(code).refusal()).isEqualTo("400 REQUEST_FAILED OTP_EXPIRED otp");
        assertThat(visit.activate("x").refusal()).isEqualTo("400 REQUEST_FAILED OTP_EXPIRED otp");
        assertThat(visit.read().number("/otp/attemptsRemaining")).isEqualTo(2);
        visit.act("otp.resend", "");
        assertThat(visit.activate(visit.code()).status()).isEqualTo(200);
    }

    @Test
    void sixCodesAreSentInOneCount() {
        var visit = begun(user);
        for (int remaining = 4; remaining >= 0; remaining--) {
            visit.delivered(); // so that the inbox has the codes in the order of sending
            clock.advance(Duration.ofSeconds(30));
            assertThat(visit.act("otp.resend", "").number("/otp/resendsRemaining"))
                    .isEqualTo(remaining);
        }
        clock.advance(Duration.ofSeconds(30));

        var refused = visit.act("otp.resend", "");

        assertThat(refused.refusal()).isEqualTo(LIMITED);
        assertThat(visit.read().links()).contains("otp.resend");
        assertThat(visit.activate(visit.code()).status()).isEqualTo(200);
    }

    @Test
    void anAddressGetsTenCodesAnHourWhoeverAsks() {
        for (int i = 0; i < 10; i++) {
            assertThat(begun(TestServer.newUser()).status()).isEqualTo("ACTIVATION_REQUIRED");
            clock.advance(Duration.ofMinutes(1));
        }
        var visit = SERVER.visit("no-skip", user);

        var refused = visit.createEmail(email);

        assertThat(refused.refusal()).isEqualTo(LIMITED);
        assertThat(refused.header("Retry-After")).isEqualTo("3000");
        assertThat(visit.read().links()).contains("device.create");
        assertThat(SERVER.visit(TestServer.STRICT, "no-skip", user, null)
                        .createEmail(email)
                        .status())
                .as("in another environment")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(50));
        assertThat(begun(user).status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(SERVER.visit("no-skip").createEmail(email).status())
                .as("the window slides")
                .isEqualTo(429);
    }

    @Test
    void aStricterPolicyHolds() {
        var visit = SERVER.visit(TestServer.STRICT, "no-skip", user, null);
        visit.createEmail(email);

        assertThat(visit.last().number("/otp/attemptsRemaining")).isEqualTo(1);
        assertThat(visit.last().at("/otp/expiresAt"))
                .isEqualTo(clock.instant().plusSeconds(30).toString().replace("Z", ".000Z"));
        assertThat(remaining(visit.activate("12345678"))).isZero();
    }

    @Test
    void authenticatorAppsHaveTheirOwnCount() {
        var visit = SERVER.visit("no-skip", user);
        var secret = visit.act("device.create", "{\"type\":\"TOTP\"}").at("/device/secret");
        visit.activate("000");
        visit.activate("000");
        assertThat(remaining(visit.activate("000"))).isZero();

        assertThat(visit.activate(Apps.code(secret, clock.instant())).refusal()).isEqualTo(DEAD);
        clock.advance(Duration.ofMinutes(2));
        assertThat(visit.activate(Apps.code(secret, clock.instant().plusSeconds(30)))
                        .status())
                .as("a step ahead")
                .isEqualTo(200);
    }

    private Visit begun(String who) {
        var visit = SERVER.visit("no-skip", who);
        assertThat(visit.createEmail(email).status()).isEqualTo(200);
        return visit;
    }

    private static int remaining(Response refused) {
        assertThat(refused.refusal()).isEqualTo(WRONG);
        return refused.number("/details/0/innerError/attemptsRemaining");
    }
}

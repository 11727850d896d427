package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two processes on one database are one service. */
class TwoServersTest {
    private static final TestServer ONE = TestServer.shared();
    private static final TestServer OTHER = ONE.another(ONE.setup().elsewhere());

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    @Test
    void oneEnrollmentIsServedByBothInTurn() {
        var here = ONE.visit("no-skip");
        var there = here.at(OTHER);
        here.createEmail(TestServer.newEmail());

        assertThat(there.read().at("/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(there.activate("x").number("/details/0/innerError/attemptsRemaining"))
                .isEqualTo(2);
        assertThat(here.activate("x").number("/details/0/innerError/attemptsRemaining"))
                .isEqualTo(1);
        var code = here.code();
        assertThat(there.activate(code).at("/status")).isEqualTo("COMPLETED");
        assertThat(here.read().at("/status")).isEqualTo("COMPLETED");
    }

    @Test
    void anIdempotencyKeyHoldsForBoth() {
        var body = TestServer.startBody("no-skip", TestServer.newUser(), null);
        var key = UUID.randomUUID().toString();
        var ids = Hands.together(
                6,
                it -> (it % 2 == 0 ? ONE : OTHER)
                        .start(TestServer.MAIN, body, "Idempotency-Key", key)
                        .at("/id"));

        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void eachMessageIsSentOnce() {
        var visits = Stream.generate(() -> ONE.visit("no-skip")).limit(6).toList();
        var answers = Hands.together(6, it -> {
            var visit = it % 2 == 0 ? visits.get(it) : visits.get(it).at(OTHER);
            visit.createEmail(TestServer.newEmail());
            visit.delivered();
            return ONE.client().get("/demo/messages?to=" + visit.last().at("/device/email"));
        });

        assertThat(answers)
                .allSatisfy(
                        it -> assertThat(it.json().at("/_embedded/messages")).hasSize(1));
        assertThat(
                        ONE.database()
                                .ask(
                                        "select count(*) from message where done_at is null and parked_at is null and channel = 'EMAIL'"))
                .isEqualTo("0");
    }

    @Test
    void wrongCodesAtBothEachSpendAnAttempt() {
        var here = ONE.visit("no-skip");
        here.act("device.create", "{\"type\":\"TOTP\"}");
        var there = here.at(OTHER);

        var answers = Hands.together(6, it -> (it % 2 == 0 ? here : there).force("device.activate", Visit.otp("000")));

        assertThat(answers.stream().filter(it -> it.at("/details/0/code").equals("INVALID_OTP")))
                .hasSize(3);
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.embedded.TestDatabase;
import dev.sallyport.hal.kit.DatabaseProxy;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.SoftKey;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How many statements a request costs, and what happens when there is no database; seen by a proxy before it. */
class StatementsTest {
    private static final DatabaseProxy PROXY = DatabaseProxy.before(TestDatabase.fresh());
    private static final TestServer SERVER = TestServer.on(PROXY.database(), null);
    private static final String START = "-- Starts an execution: all rows, or none. Brings the user's own record back.";
    private static final String READ = "-- Reads an execution and its user's own record.";
    private static final String LOAD =
            "-- Reads an execution, all that is kept for its user, and the receipt under a key.";
    private static final String FIND =
            "-- Reads the execution that last kept the resource with a lookup, and all that is kept for its user.";
    private static final String MOVE =
            "-- Moves an execution from the version that it was decided on: all rows, or none.";

    @AfterAll
    static void stop() {
        SERVER.close();
        PROXY.close();
    }

    @Test
    void aStartIsOneStatementAReadOneAndAMoveTwo() {
        SERVER.visit("no-skip"); // fetches the worker token
        PROXY.forget();

        var visit = SERVER.visit("no-skip");
        assertThat(ofRequests()).containsExactly(START);
        visit.read();
        assertThat(ofRequests()).containsExactly(START, READ);
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        assertThat(ofRequests()).containsExactly(START, READ, LOAD, MOVE);
        visit.force("otp.resend", "");
        assertThat(ofRequests()).as("a refusal writes nothing").containsExactly(START, READ, LOAD, MOVE, LOAD);
        visit.force("device.activate", Visit.otp("000"), "Idempotency-Key", "k");
        visit.force("device.activate", Visit.otp("000"), "Idempotency-Key", "k");
        assertThat(ofRequests()).containsExactly(START, READ, LOAD, MOVE, LOAD, LOAD, MOVE, LOAD);
    }

    @Test
    void aPhonesClaimIsTwoStatementsAndWhatDoesNotVerifyNone() {
        var visit = SERVER.visit("no-skip");
        var phone = Phone.of(SERVER);
        var key = visit.act(
                        "device.create",
                        "{\"type\":\"MOBILE\",\"application\":{\"id\":\"" + TestServer.APPLICATION + "\"}}")
                .at("/pairingKey/code");
        PROXY.forget();

        phone.send(key, phone.forged(key));
        assertThat(ofRequests()).isEmpty();
        phone.claim("unknown");
        assertThat(ofRequests()).containsExactly(FIND);
        phone.claim(key);
        assertThat(ofRequests()).containsExactly(FIND, FIND, MOVE);
        phone.claim(key);
        assertThat(ofRequests()).as("a repeat writes nothing").containsExactly(FIND, FIND, MOVE, FIND);
    }

    @Test
    void anAttestationIsReadOnceAndWrittenOnce() {
        var visit = SERVER.visit("all-types");
        visit.createPasskey("PLATFORM");
        var origin = SERVER.base().toString();
        var right = SoftKey.silent().answers(visit.options(), origin);
        var wrong = SoftKey.silent().answers(visit.options(), "https://app.example.org");
        PROXY.forget();

        visit.attest(wrong.path("id"), origin);
        assertThat(ofRequests()).as("what cannot be read writes nothing").containsExactly(LOAD);
        visit.attest(wrong, origin);
        assertThat(ofRequests()).as("a failure is counted").containsExactly(LOAD, LOAD, MOVE);
        assertThat(visit.attest(right, origin).status()).isEqualTo(200);
        assertThat(ofRequests()).containsExactly(LOAD, LOAD, MOVE, LOAD, MOVE);
    }

    /** Without what the courier does beside them. */
    private static List<String> ofRequests() {
        return PROXY.executed().stream()
                .filter(it -> it.equals(START)
                        || it.equals(READ)
                        || it.equals(LOAD)
                        || it.equals(FIND)
                        || it.equals(MOVE)
                        || !it.startsWith("-- "))
                .toList();
    }

    @Test
    void statementsArePreparedOncePerConnection() {
        var first = SERVER.visit("no-skip");
        var second = SERVER.visit("no-skip");
        for (int i = 0; i < 60; i++) {
            first.read();
        }
        PROXY.forget();
        for (int i = 0; i < 60; i++) {
            second.read();
        }

        assertThat(PROXY.executed()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(PROXY.prepared()).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void withoutADatabaseItIsNotAvailableUntilThereIsOne() {
        var visit = SERVER.visit("no-skip");
        var body = TestServer.startBody("no-skip", TestServer.newUser(), null);
        PROXY.cut();
        try {
            for (var answer : List.of(
                    visit.read(),
                    visit.act("device.create", "{\"type\":\"TOTP\"}"),
                    SERVER.start(TestServer.MAIN, body))) {
                assertThat(answer.refusal()).isEqualTo("503 UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isEqualTo("2");
                assertThat(answer.text()).doesNotContain("Exception", "localhost", "refused");
            }
            assertThat(SERVER.client().get("/health/ready").status()).isEqualTo(503);
            assertThat(SERVER.client().get("/health/live").status()).isEqualTo(200);
            assertThat(SERVER.client().get("/" + TestServer.MAIN).status()).isEqualTo(200);
        } finally {
            PROXY.restore();
        }
        assertThat(SERVER.client().get("/health/ready").status()).isEqualTo(200);
        assertThat(visit.act("device.create", "{\"type\":\"EMAIL\",\"email\":\"" + TestServer.newEmail() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(visit.activate(visit.code()).status()).isEqualTo(200);
    }
}

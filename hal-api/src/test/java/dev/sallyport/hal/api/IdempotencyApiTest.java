package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Idempotency-Key (decisions.md section 7). */
class IdempotencyApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final String user = TestServer.newUser();
    private final String key = UUID.randomUUID().toString();
    private final String body = TestServer.startBody("no-skip", user, null);

    @Test
    void aStartIsReplayed() {
        var first = start(body);

        var second = start(body);

        assertThat(first.status()).isEqualTo(201);
        same(second, first);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(executions()).isEqualTo("1");
    }

    @Test
    void aStartOfOneWhoUsedUpTheSkipIsReplayedAlike() {
        SERVER.visit("skip-once", user).act("device.skipEnrollment", "");
        var again = TestServer.startBody("skip-once", user, null);

        var first = start(again);

        assertThat(first.links()).containsExactly("self", "device.create");
        same(start(again), first);
    }

    @Test
    void aMoveIsReplayed() {
        var visit = SERVER.visit("no-skip", user);
        var first = act(visit, "device.create", "{\"type\":\"TOTP\"}");

        same(act(visit, "device.create", "{\"type\":\"TOTP\"}"), first);
        assertThat(visit.read().at("/device/id")).isEqualTo(first.at("/device/id"));
        same(act(visit, "device.create", "{\"type\":\"TOTP\"}", "If-Match", "\"77.hal\""), first);
    }

    @Test
    void aStoredRefusalIsReplayedAndCountedOnce() {
        var visit = SERVER.visit("no-skip", user);
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        var first = act(visit, "device.activate", Visit.otp("000"));

        same(act(visit, "device.activate", Visit.otp("000")), first);

        assertThat(first.number("/details/0/innerError/attemptsRemaining")).isEqualTo(2);
        assertThat(visit.read().number("/otp/attemptsRemaining")).isEqualTo(2);
    }

    @Test
    void whatStoredNothingIsDecidedAgain() {
        var visit = SERVER.visit("no-skip", user);
        assertThat(act(visit, "device.create", "{}").status()).isEqualTo(400);

        assertThat(act(visit, "device.create", "{\"type\":\"TOTP\"}").status()).isEqualTo(200);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        start(body);
        assertThat(start(body + " ").refusal()).isEqualTo("422 INVALID_REQUEST");
        var visit = SERVER.visit("no-skip", user);
        act(visit, "device.create", "{\"type\":\"TOTP\"}");

        assertThat(act(visit, "device.create", "{\"type\":\"EMAIL\"}").status()).isEqualTo(422);
        assertThat(act(visit, "device.delete", "{\"type\":\"TOTP\"}").status()).isEqualTo(422);
    }

    @Test
    void aKeyIsScopedToItsCaller() {
        var first = start(body);

        var second = SERVER.client()
                .post(
                        "/" + TestServer.MAIN + "/flowExecutions",
                        "application/json",
                        body,
                        "Authorization",
                        SERVER.user(user),
                        "Idempotency-Key",
                        key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
    }

    @Test
    void aKeyIsScopedToItsPathAndEnvironment() {
        var first = SERVER.visit("no-skip", user);
        var second = SERVER.visit("no-skip", user);
        var worker = SERVER.worker(TestServer.MAIN);
        assertThat(asWorker(first, worker).status()).isEqualTo(200);
        assertThat(asWorker(second, worker).at("/id")).isEqualTo(second.id());
        start(body);
        assertThat(SERVER.start(TestServer.STRICT, body, "Idempotency-Key", key).at("/environment/id"))
                .isEqualTo(TestServer.STRICT);
    }

    private Response asWorker(Visit visit, String worker) {
        return SERVER.client()
                .post(
                        visit.self(),
                        "application/vnd.pingidentity.device.create+json",
                        "{\"type\":\"TOTP\"}",
                        "Authorization",
                        worker,
                        "Idempotency-Key",
                        key);
    }

    @Test
    void aReplayNeedsAccess() {
        var visit = SERVER.visit("no-skip", user);
        act(visit, "device.create", "{\"type\":\"TOTP\"}");

        assertThat(SERVER.client()
                        .post(
                                visit.self(),
                                "application/vnd.pingidentity.device.create+json",
                                "{\"type\":\"TOTP\"}",
                                "Idempotency-Key",
                                key)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void ofManyStartsAtOnceOneIsStored() {
        var answers = Hands.together(8, it -> start(body));

        assertThat(answers).allSatisfy(it -> same(it, answers.getFirst()));
        assertThat(executions()).isEqualTo("1");
    }

    @Test
    void ofManyMovesAtOnceOneIsStored() {
        var visit = SERVER.visit("no-skip", user);
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        var answers = Hands.together(8, it -> act(visit, "device.activate", Visit.otp("000")));

        assertThat(answers).allSatisfy(it -> same(it, answers.getFirst()));
        assertThat(visit.read().number("/otp/attemptsRemaining")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", ""})
    void aKeyThatIsNoneIsRefused(String none) {
        var visit = SERVER.visit("no-skip", user);

        assertThat(visit.force("device.create", "{}", "Idempotency-Key", none).refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE Idempotency-Key");
    }

    private Response start(String content) {
        return SERVER.start(TestServer.MAIN, content, "Idempotency-Key", key);
    }

    private Response act(Visit visit, String action, String content, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Idempotency-Key";
        all[1] = key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return visit.force(action, content, all);
    }

    private static void same(Response one, Response other) {
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.text()).isEqualTo(other.text());
        assertThat(one.header("ETag")).isEqualTo(other.header("ETag"));
    }

    private String executions() {
        return SERVER.database().ask("select count(*) from flow_execution where user_id = '" + user + "'");
    }
}

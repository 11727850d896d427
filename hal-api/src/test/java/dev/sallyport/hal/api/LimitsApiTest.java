package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.access.TrustedProxies;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whoever asks too often is told when to ask again, and the state stays usable (decisions.md section 6). */
class LimitsApiTest {
    private static final TestServer SERVER = TestServer.fresh(null);
    private static final TestServer BEHIND_PROXY =
            SERVER.another(SERVER.setup().limited(2, TrustedProxies.parse("127.0.0.1, ::1")));
    private static final String TOO_OFTEN = "429 REQUEST_LIMITED LIMIT_EXCEEDED";

    private final Visit visit = SERVER.visit("no-skip");

    @AfterAll
    static void stop() {
        BEHIND_PROXY.close();
        SERVER.close();
    }

    @Test
    void readsOfAnExecutionAreLimitedAndActionsGoOn() {
        assertThat(granted(visit::read)).isEqualTo(60);
        var refused = visit.read();
        assertThat(refused.refusal()).isEqualTo(TOO_OFTEN);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(visit.at(BEHIND_PROXY).read().status())
                .as("limits are per process")
                .isEqualTo(200);

        assertThat(visit.act("device.create", "{\"type\":\"TOTP\"}").links()).contains("device.activate");
        SERVER.clock().advance(Duration.ofSeconds(1));
        assertThat(granted(visit::read)).isEqualTo(5);
        assertThat(SERVER.visit("no-skip").read().status()).as("another's").isEqualTo(200);
    }

    @Test
    void actionsOnAnExecutionAreLimitedAndReadsGoOn() {
        assertThat(granted(() -> visit.force("otp.resend", ""))).isEqualTo(60);
        var refused = visit.act("device.create", "{\"type\":\"TOTP\"}");
        assertThat(refused.refusal()).isEqualTo(TOO_OFTEN);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(visit.read().links()).contains("device.create");

        SERVER.clock().advance(Duration.ofSeconds(1));
        assertThat(granted(() -> visit.force("otp.resend", ""))).isEqualTo(2);
    }

    @Test
    void strangersSpendNothingOfAnExecution() {
        var other = SERVER.visit("no-skip");
        assertThat(Stream.generate(() -> SERVER.client().get(visit.self(), other.bearer()))
                        .limit(100))
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(401));
        assertThat(granted(visit::read)).isEqualTo(60);
    }

    @Test
    void requestsOfASourceWithoutAWorkersTokenAreLimited() {
        var source = new String[] {"X-Forwarded-For", "198.51.100.1"};
        assertThat(granted(() -> BEHIND_PROXY.client().get(visit.self(), source)))
                .isEqualTo(20);
        var refused = BEHIND_PROXY.client().get(visit.self(), source);
        assertThat(refused.refusal()).isEqualTo(TOO_OFTEN);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(BEHIND_PROXY
                        .client()
                        .get(
                                visit.self(),
                                "X-Forwarded-For",
                                "198.51.100.1",
                                "Authorization",
                                "Bearer " + visit.token())
                        .refusal())
                .isEqualTo(TOO_OFTEN);
        assertThat(BEHIND_PROXY
                        .client()
                        .post("/" + TestServer.MAIN + "/mobile/pairings", "application/json", "{}", source)
                        .refusal())
                .isEqualTo(TOO_OFTEN);
        var body = TestServer.startBody("no-skip", TestServer.newUser(), null);
        assertThat(BEHIND_PROXY
                        .client()
                        .post("/" + TestServer.MAIN + "/flowExecutions", "application/json", body, source)
                        .refusal())
                .isEqualTo(TOO_OFTEN);
        assertThat(BEHIND_PROXY.start(TestServer.MAIN, body, source).status()).isEqualTo(201);

        SERVER.clock().advance(Duration.ofSeconds(1));
        assertThat(granted(() -> BEHIND_PROXY.client().get(visit.self(), source)))
                .isEqualTo(2);
    }

    @Test
    void aTrustedProxyTellsSourcesApart() {
        assertThat(granted(() -> get(BEHIND_PROXY, "203.0.113.1"))).isEqualTo(20);
        assertThat(get(BEHIND_PROXY, "203.0.113.2").status()).isEqualTo(401);
        assertThat(get(BEHIND_PROXY, "203.0.113.2, 203.0.113.1").status())
                .as("what a client wrote itself stands further left")
                .isEqualTo(429);
    }

    @Test
    void whoeverIsNoTrustedProxyCannotNameAnotherSource() {
        var open = SERVER.another(SERVER.setup().limited(2, TrustedProxies.parse("192.0.2.1")));
        try {
            var number = new int[1];
            assertThat(granted(() -> get(open, "203.0.113." + number[0]++))).isEqualTo(20);
        } finally {
            open.close();
        }
    }

    private Response get(TestServer server, String source) {
        return server.client().get(visit.self(), "X-Forwarded-For", source);
    }

    /** How many requests come before the first that is too many. */
    private static long granted(Supplier<Response> request) {
        return Stream.generate(request)
                .limit(200)
                .takeWhile(it -> it.status() != 429)
                .count();
    }
}

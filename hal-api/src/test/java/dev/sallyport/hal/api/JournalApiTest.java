package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened to an execution, for worker applications. */
class JournalApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final String ORIGIN = "https://app.example.org";

    private final String user = TestServer.newUser();
    private final Visit visit = SERVER.visit("no-skip", user);

    private static String path(String environment, String id) {
        return "/v1/environments/" + environment + "/flowExecutions/" + id + "/journal";
    }

    private Response journal(String query) {
        return SERVER.client()
                .get(
                        path(TestServer.MAIN, visit.id()) + query,
                        "Authorization",
                        SERVER.worker(TestServer.MAIN),
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    /** An id of here, of elsewhere, of nowhere, and one that is none. */
    @ParameterizedTest
    @CsvSource({
        "worker,200,404,404,404",
        "worker of another,401,401,401,401",
        "user,403,403,403,403",
        "another user,403,403,403,403",
        "user of another,401,401,401,401",
        "own interaction,401,401,401,401",
        "unknown interaction,401,401,401,401",
        "no token,401,401,401,401",
        "nonsense,401,401,401,401"
    })
    void isForWorkersAlone(String token, int here, int elsewhere, int unknown, int nonsense) {
        var foreign = SERVER.visit(TestServer.STRICT, "skip-once", user, null);

        answers(token, visit.id(), here);
        answers(token, foreign.id(), elsewhere);
        answers(token, UNKNOWN, unknown);
        answers(token, "nonsense", nonsense);
    }

    private void answers(String token, String id, int status) {
        var header = header(token);
        var headers = header.isEmpty() ? new String[0] : new String[] {"Authorization", header};
        var answer = SERVER.client().get(path(TestServer.MAIN, id), headers);
        assertThat(answer.status()).isEqualTo(status);
        switch (status) {
            case 401 -> {
                assertThat(answer.refusal()).isEqualTo("401 ACCESS_FAILED INVALID_TOKEN");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            }
            case 403 -> assertThat(answer.at("/details/0/code")).isEqualTo("INSUFFICIENT_PERMISSIONS");
            case 404 -> assertThat(answer.refusal()).isEqualTo("404 NOT_FOUND");
            default -> assertThat(answer.number("/size")).isPositive();
        }
    }

    private String header(String token) {
        return switch (token) {
            case "worker" -> SERVER.worker(TestServer.MAIN);
            case "worker of another" -> SERVER.worker(TestServer.STRICT);
            case "user" -> SERVER.user(user);
            case "another user" -> SERVER.user(user + "x");
            case "user of another" -> "Bearer " + SERVER.issuer().token(user, "another-audience");
            case "own interaction" -> "Bearer " + visit.token();
            case "unknown interaction" -> "Bearer " + "A".repeat(43);
            case "no token" -> "";
            case "nonsense" -> "Bearer !?";
            default -> throw new AssertionError(token);
        };
    }

    @Test
    void tellsWhatHappenedTheNewestLast() {
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        visit.act("device.activate", Visit.otp("246813"));
        visit.act("device.delete", "");

        var read = journal("");
        var self = SERVER.base() + path(TestServer.MAIN, visit.id());
        assertThat(read.header("Content-Type")).isEqualTo("application/hal+json");
        assertThat(read.at("/_links/self/href")).isEqualTo(self);
        assertThat(read.links()).containsExactly("self");
        assertThat(read.number("/count")).isEqualTo(4);
        assertThat(read.number("/size")).isEqualTo(4);
        assertThat(lines(read))
                .containsExactly(
                        "1  start DEVICE_ENROLLMENT_REQUIRED ",
                        "2 enroll device.create ACTIVATION_REQUIRED ",
                        "3 enroll device.activate ACTIVATION_REQUIRED INVALID_OTP",
                        "4 enroll device.delete DEVICE_ENROLLMENT_REQUIRED ");
        assertThat(read.at("/_embedded/journal/0/at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(read.at("/_embedded/journal/0/trace")).matches("[0-9a-f]{32}");
        assertThat(read.text()).doesNotContain("246813", user);
    }

    private static List<String> lines(Response read) {
        var lines = new ArrayList<String>();
        read.json()
                .at("/_embedded/journal")
                .forEach(it -> lines.add("%d %s %s %s %s"
                        .formatted(
                                it.path("version").asInt(),
                                it.path("step").asString(""),
                                it.path("action").asString(),
                                it.path("status").asString(),
                                it.path("problem").asString(""))));
        return lines;
    }

    @Test
    void isReadInPages() {
        for (int i = 0; i < 3; i++) {
            visit.act("device.create", "{\"type\":\"TOTP\"}");
            visit.act("device.delete", "");
        }

        var seen = new ArrayList<String>();
        var page = journal("?limit=3");
        assertThat(page.number("/count")).isEqualTo(7);
        assertThat(page.number("/size")).isEqualTo(3);
        while (page.links().contains("next")) {
            seen.addAll(lines(page));
            page = SERVER.client()
                    .get(
                            page.at("/_links/next/href")
                                    .substring(SERVER.base().toString().length()),
                            "Authorization",
                            SERVER.worker(TestServer.MAIN));
        }
        seen.addAll(lines(page));
        assertThat(page.number("/size")).isEqualTo(1);
        assertThat(seen).isEqualTo(lines(journal("")));

        var beyond = journal("?cursor=99");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.number("/size")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "cursor=x",
                "cursor=-1",
                "cursor=9999999999999999999",
                "cursor=%ff"
            })
    void refusesPagesThatAreNone(String query) {
        var refused = journal("?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/details/0/code")).isEqualTo("INVALID_VALUE");
        assertThat(refused.at("/details/0/target")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void outlivesTheExecution() {
        SERVER.clock().advance(Duration.ofMinutes(20));

        assertThat(visit.read().status()).isEqualTo(404);
        assertThat(lines(journal(""))).containsExactly("1  start DEVICE_ENROLLMENT_REQUIRED ");
    }

    @Test
    void isNoPlaceForOtherMethodsOrMediaTypes() {
        var path = path(TestServer.MAIN, visit.id());

        assertThat(SERVER.client().post(path, "application/json", "{}").status())
                .isEqualTo(405);
        assertThat(SERVER.client()
                        .get(path, "Authorization", SERVER.worker(TestServer.MAIN), "Accept", "text/html")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void mayBeReadByPagesOfTheEnvironment() {
        var path = path(TestServer.MAIN, visit.id());
        var preflight = SERVER.client().bare("OPTIONS", path, "Origin", ORIGIN);

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("traceparent", "tracestate");
        assertThat(SERVER.client()
                        .bare("OPTIONS", path, "Origin", "https://evil.example.org")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}

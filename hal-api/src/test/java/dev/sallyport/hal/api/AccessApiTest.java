package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what (decisions.md section 3): 401 where a token proves nothing, 404 where there is nothing. */
class AccessApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private final String user = TestServer.newUser();
    private final Visit visit = SERVER.visit("no-skip", user);

    @ParameterizedTest
    @CsvSource({
        "no token,              401, 401, 401, 401",
        "nonsense,              401, 401, 401, 401",
        "unsigned,              401, 401, 401, 401",
        "basic,                 401, 401, 401, 401",
        "own interaction,       200, 401, 401, 401",
        "foreign interaction,   401, 401, 401, 401",
        "unknown interaction,   401, 401, 401, 401",
        "worker,                200, 404, 404, 404",
        "worker of another,     401, 401, 401, 401",
        "user,                  200, 404, 404, 404",
        "another user,          404, 404, 404, 404",
        "user of another,       401, 401, 401, 401",
    })
    void tokensOpenWhatTheyShould(String token, int here, int unknown, int foreign, int nonsense) {
        var header = header(token);
        var elsewhere = SERVER.visit(TestServer.STRICT, "no-skip", user, null);
        var root = "/" + TestServer.MAIN + "/flowExecutions/";

        matches(visit.self(), header, here);
        matches(root + UNKNOWN, header, unknown);
        matches(root + elsewhere.id(), header, foreign);
        matches(root + "nonsense", header, nonsense);
    }

    private static void matches(String path, String header, int status) {
        var headers = header.isEmpty() ? new String[0] : new String[] {"Authorization", header};
        refusedAlike(SERVER.client().get(path, headers), status);
        refusedAlike(
                SERVER.client().post(path, "application/vnd.pingidentity.device.create+json", "{}", headers),
                status == 200 ? 400 : status);
    }

    private static void refusedAlike(Response response, int status) {
        assertThat(response.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(response.refusal()).isEqualTo("401 ACCESS_FAILED INVALID_TOKEN");
            assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
        } else if (status == 404) {
            assertThat(response.refusal()).isEqualTo("404 NOT_FOUND");
        }
    }

    private String header(String token) {
        return switch (token) {
            case "no token" -> "";
            case "nonsense" -> "Bearer !?";
            case "unsigned" -> "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
            case "basic" -> "Basic " + visit.token();
            case "own interaction" -> "bearer " + visit.token();
            case "foreign interaction" ->
                "Bearer " + SERVER.visit("no-skip", user).token();
            case "unknown interaction" -> "Bearer " + "A".repeat(43);
            case "worker" -> SERVER.worker(TestServer.MAIN);
            case "worker of another" -> SERVER.worker(TestServer.STRICT);
            case "user" -> SERVER.user(user);
            case "another user" -> SERVER.user(user + "x");
            case "user of another" -> "Bearer " + SERVER.issuer().token(user, "another-audience");
            default -> throw new AssertionError(token);
        };
    }

    @Test
    void theHolderIsToldThatAnExecutionHasExpired() {
        SERVER.clock().advance(Duration.ofMinutes(15));

        assertThat(visit.read().refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.force("device.create", "{}").refusal()).isEqualTo("404 NOT_FOUND");
        matches(visit.self(), SERVER.worker(TestServer.MAIN), 404);
        matches(visit.self(), SERVER.user(user), 404);
        matches(visit.self(), header("foreign interaction"), 401);
    }

    @Test
    void anExecutionLivesAnHourAtMost() {
        for (int i = 0; i < 5; i++) {
            SERVER.clock().advance(Duration.ofMinutes(10));
            assertThat(visit.act("device.create", "{\"type\":\"TOTP\"}").status())
                    .isEqualTo(200);
            assertThat(visit.act("device.delete", "").status()).isEqualTo(200);
        }
        SERVER.clock().advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(visit.read().status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMillis(1));
        assertThat(visit.read().status()).isEqualTo(404);
    }

    @Test
    void aUserStartsForOneselfAlone() {
        assertThat(start(SERVER.user(user), TestServer.startBody("no-skip", user, null))
                        .status())
                .isEqualTo(201);
        assertThat(start(SERVER.user(user), "{\"flowDefinition\":{\"name\":\"no-skip\"}}")
                        .status())
                .isEqualTo(201);
        assertThat(start(SERVER.user(user), TestServer.startBody("no-skip", user + "x", null))
                        .refusal())
                .isEqualTo("403 ACCESS_FAILED INSUFFICIENT_PERMISSIONS");
        assertThat(start("Bearer " + visit.token(), TestServer.startBody("no-skip", user, null))
                        .refusal())
                .isEqualTo("401 ACCESS_FAILED INVALID_TOKEN");
        assertThat(start("Bearer x.y.z", "{").status()).isEqualTo(401);
    }

    @Test
    void aWorkerTokenEndsAfterAnHour() {
        var worker = SERVER.worker(TestServer.MAIN);
        var fresh = SERVER.visit("no-skip", user);
        SERVER.clock().advance(Duration.ofMinutes(14));
        SERVER.clock().advance(Duration.ofMinutes(50));

        assertThat(start(worker, TestServer.startBody("no-skip", user, null)).status())
                .isEqualTo(401);
        assertThat(SERVER.client().get(fresh.self(), "Authorization", worker).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                        | 400 INVALID_REQUEST INVALID_VALUE
                    []                                                       | 400 INVALID_REQUEST INVALID_VALUE
                    {}                                                       | 400 INVALID_DATA REQUIRED_VALUE flowDefinition
                    {"flowDefinition":null}                                  | 400 INVALID_DATA REQUIRED_VALUE flowDefinition
                    {"flowDefinition":{}}                                    | 400 INVALID_DATA REQUIRED_VALUE flowDefinition
                    {"flowDefinition":"no-skip"}                             | 400 INVALID_REQUEST INVALID_VALUE flowDefinition
                    {"flowDefinition":{"name":5}}                            | 400 INVALID_REQUEST INVALID_VALUE flowDefinition.name
                    {"flowDefinition":{"id":[]}}                             | 400 INVALID_REQUEST INVALID_VALUE flowDefinition.id
                    {"flowDefinition":{"name":"nothing"}}                    | 400 INVALID_DATA INVALID_VALUE flowDefinition
                    {"flowDefinition":{"id":"nothing"}}                      | 400 INVALID_DATA INVALID_VALUE flowDefinition
                    {"flowDefinition":{"name":"no-skip"}}                    | 400 INVALID_DATA REQUIRED_VALUE inputs.user.id
                    {"flowDefinition":{"name":"no-skip"},"inputs":[]}        | 400 INVALID_REQUEST INVALID_VALUE inputs
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":"x"}} | 400 INVALID_REQUEST INVALID_VALUE inputs.user
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":5}}} | 400 INVALID_REQUEST INVALID_VALUE inputs.user.id
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":""}}} | 400 INVALID_DATA INVALID_VALUE inputs.user.id
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":"a b"}}} | 400 INVALID_DATA INVALID_VALUE inputs.user.id
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":"u","email":"ann"}}} | 400 INVALID_DATA INVALID_VALUE inputs.user.email
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":"u","email":5}}} | 400 INVALID_REQUEST INVALID_VALUE inputs.user.email
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":"u"},"webauthn":{"compatibility":"SOME"}}} | 400 INVALID_DATA INVALID_VALUE inputs.webauthn.compatibility
                    {"flowDefinition":{"name":"no-skip"},"inputs":{"user":{"id":"u"},"template":{"variables":5}}} | 400 INVALID_REQUEST INVALID_VALUE inputs.template.variables
                    """)
    void aBadStartIsRefused(String body, String refusal) {
        assertThat(SERVER.start(TestServer.MAIN, body).refusal()).isEqualTo(refusal);
    }

    @Test
    void aStartIsJson() {
        var refused = SERVER.client()
                .post(
                        "/" + TestServer.MAIN + "/flowExecutions",
                        "text/plain",
                        "{}",
                        "Authorization",
                        SERVER.worker(TestServer.MAIN));

        assertThat(refused.refusal()).isEqualTo("415 INVALID_REQUEST");
        assertThat(refused.header("Accept-Post")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "https://evil.example.org/", "https://app.example.org/done?x", "javascript:alert(1)"})
    void aRedirectUriMustBeRegistered(String uri) {
        var id = visit.last().at("/flowDefinition/id");
        var path = "/" + TestServer.MAIN + "/experiences/";
        var body = "{\"redirectUri\":\"" + uri + "\",\"user\":{\"id\":\"u\"}}";

        assertThat(experience(path + id, body).refusal()).isEqualTo("400 INVALID_DATA INVALID_VALUE redirectUri");
        assertThat(experience(path + id, "{\"redirectUri\":5}").refusal())
                .isEqualTo("400 INVALID_REQUEST INVALID_VALUE redirectUri");
        assertThat(experience(path + UNKNOWN, body).status()).isEqualTo(404);
    }

    private static Response experience(String path, String body) {
        return SERVER.client().post(path, "application/json", body, "Authorization", SERVER.worker(TestServer.MAIN));
    }

    private static Response start(String authorization, String body) {
        return SERVER.client()
                .post(
                        "/" + TestServer.MAIN + "/flowExecutions",
                        "application/json",
                        body,
                        "Authorization",
                        authorization);
    }
}

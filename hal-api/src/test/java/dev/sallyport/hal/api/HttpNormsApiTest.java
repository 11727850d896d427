package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.RawHttp;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row names the norm that it holds us to. */
class HttpNormsApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ENVIRONMENT = "/" + TestServer.MAIN;
    private static final String ACTION = "application/vnd.pingidentity.";

    private final Visit visit = SERVER.visit("device-enrollment");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /{env}                        | GET, HEAD, OPTIONS
                    /{env}/as/jwks                | GET, HEAD, OPTIONS
                    /{env}/as/token               | POST, OPTIONS
                    /{env}/flowExecutions         | POST, OPTIONS
                    /{env}/flowExecutions/{id}    | GET, HEAD, POST, OPTIONS
                    /{env}/experiences/{id}       | POST, OPTIONS
                    /{env}/mobile/pairings        | POST, OPTIONS
                    /health/live                  | GET, HEAD, OPTIONS
                    /health/ready                 | GET, HEAD, OPTIONS
                    /problems                     | GET, HEAD, OPTIONS
                    /problems/INVALID_OTP         | GET, HEAD, OPTIONS
                    /relations                    | GET, HEAD, OPTIONS
                    /relations/device.create      | GET, HEAD, OPTIONS
                    /pages/style.css              | GET, HEAD, OPTIONS
                    /demo/flowExecutions          | POST, OPTIONS
                    /demo/messages                | GET, HEAD, OPTIONS
                    /demo/phone                   | GET, HEAD, OPTIONS
                    /                             | GET, HEAD, OPTIONS
                    """)
    @DisplayName("RFC 9110 15.5.6 and 9.3.7: 405 and OPTIONS say what is allowed, on every route")
    void methods(String template, String allow) {
        var path = template.replace("{env}", TestServer.MAIN).replace("{id}", visit.id());
        for (var method : List.of("PUT", "DELETE", "PATCH", "PROPFIND")) {
            var refused = SERVER.client().bare(method, path, visit.bearer());
            assertThat(refused.refusal()).as(method + " " + path).isEqualTo("405 INVALID_REQUEST");
            assertThat(refused.header("Allow")).isEqualTo(allow);
        }
        var options = SERVER.client().bare("OPTIONS", path);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo(allow);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /{env}/flowExecutions   | application/json                  | 415
                    /{env}/experiences/{fd} | application/json                  | 415
                    /{env}/mobile/pairings  | application/json                  | 415
                    /demo/flowExecutions    | application/json                  | 415
                    /{env}/as/token         | application/x-www-form-urlencoded | 400
                    """)
    @DisplayName(
            "RFC 9110 15.5.16, LDP 7.1: 415 and OPTIONS of what takes a body say which types; tokens obey RFC 6749")
    void mediaTypes(String template, String accepted, int status) {
        var path = template.replace("{env}", TestServer.MAIN)
                .replace("{fd}", visit.last().at("/flowDefinition/id"));
        for (var type : List.of("text/plain", "application/jsonp", "multipart/form-data; boundary=x", "nonsense")) {
            var refused = SERVER.client().post(path, type, "{}", "Authorization", SERVER.worker(TestServer.MAIN));
            assertThat(refused.status()).as(type).isEqualTo(status);
            assertThat(refused.header("Accept-Post")).isEqualTo(accepted);
        }
        if (!path.startsWith("/demo")) {
            assertThat(SERVER.client().bare("OPTIONS", path).header("Accept-Post"))
                    .isEqualTo(accepted);
        }
    }

    @Test
    @DisplayName("LDP 7.1: an execution's answers say which actions it takes now; its OPTIONS, which there are")
    void actions() {
        var offered = ACTION + "device.create+json, " + ACTION + "device.skipEnrollment+json";

        assertThat(visit.read().header("Accept-Post")).isEqualTo(offered);
        assertThat(SERVER.client().bare("HEAD", visit.self(), visit.bearer()).header("Accept-Post"))
                .isEqualTo(offered);
        assertThat(SERVER.client().bare("OPTIONS", visit.self()).header("Accept-Post"))
                .contains(offered, ACTION + "device.activate+json")
                .doesNotContain("pairing.claim");
        visit.act("device.skipEnrollment", "");
        assertThat(visit.read().headers().firstValue("Accept-Post"))
                .as("nothing can be done with what is over")
                .isEmpty();
    }

    @Test
    @DisplayName("RFC 8288: an execution's answers link it by a registered relation")
    void links() {
        assertThat(visit.read().header("Link")).isEqualTo("<" + SERVER.base() + visit.self() + ">; rel=\"self\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json;q=0.9, application/hal+json;q=0.8      | 200 application/json
                    application/hal+json;q=0, */*                           | 200 application/json
                    application/*;q=0.001, application/hal+json;q=0         | 200 application/json
                    application/json;q=0, application/*                     | 200 application/hal+json
                    APPLICATION/HAL+JSON                                    | 200 application/hal+json
                    application/json; charset=utf-8                         | 200 application/json
                    text/html, application/json;q=0.1                       | 200 application/json
                    */*;q=0                                                 | 406 application/hal+json
                    application/hal+json;q=0.0                              | 406 application/hal+json
                    application/problem+json                                | 406 application/problem+json
                    application/problem+json;q=0                            | 406 application/hal+json
                    image/*, APPLICATION/Problem+JSON;q=0.1                 | 406 application/problem+json
                    """)
    @DisplayName("RFC 9110 12.5.1: Accept with weights, wildcards, several values and in any case")
    void accept(String accept, String expected) {
        var read = SERVER.client().get(visit.self(), "Accept", accept, "Authorization", "Bearer " + visit.token());

        assertThat(read.status() + " " + read.header("Content-Type")).isEqualTo(expected);
    }

    @Test
    @DisplayName("RFC 9110 5.2 and 5.1: a header may come in several lines, its name in any case")
    void headerLines() {
        var answer = raw("GET " + visit.self() + " HTTP/1.1\r\nhost: localhost\r\nCONNECTION: close\r\n"
                + "authorization: bearer " + visit.token()
                + "\r\naccept: image/png\r\nACCEPT: application/json\r\n\r\n");

        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/flowExecutions/00000000-0000-4000-8000-000000000000", "/nothing", "/as/jwks"})
    @DisplayName("RFC 9110 9.3.2: HEAD is GET without a body, for answers and refusals alike")
    void head(String path) {
        var get = SERVER.client().get(ENVIRONMENT + path);
        var head = SERVER.client().bare("HEAD", ENVIRONMENT + path);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.text()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    @DisplayName("RFC 9110 12.5.5: Vary names what the answer depends on, refused or not")
    void vary() {
        for (var answer : List.of(
                visit.read(), SERVER.client().get(visit.self()), SERVER.client().get(ENVIRONMENT))) {
            assertThat(answer.header("Vary")).contains("Accept", "Accept-Language", "Prefer", "Origin");
        }
    }

    @Test
    @DisplayName("RFC 9457 3.1: type, title, status, detail and instance; the title belongs to the type")
    void problemDetails() {
        var syntax = problem("{");
        var type = problem("{\"type\":5}");
        for (var it : List.of(syntax, type)) {
            assertThat(it.at("/type")).isEqualTo(SERVER.base() + "/problems/INVALID_VALUE");
            assertThat(it.number("/status")).isEqualTo(it.status());
            assertThat(it.at("/instance")).isEqualTo("urn:uuid:" + it.header("Correlation-Id"));
            assertThat(it.at("/detail")).isNotEmpty().isNotEqualTo(it.at("/title"));
        }
        assertThat(problem("[]").at("/title")).isEqualTo(syntax.at("/title"));
        assertThat(problem("[]").at("/detail")).isNotEqualTo(syntax.at("/detail"));
    }

    @Test
    @DisplayName("RFC 9457 3.1.1: a refusal without details has a type of its own, which is a page")
    void types() {
        var large = problem(" ".repeat(70_000));
        var foreign = SERVER.client()
                .get("/demo/messages", "Origin", "https://evil.example.org", "Accept", "application/problem+json");

        assertThat(large.at("/type")).isEqualTo(SERVER.base() + "/problems/CONTENT_TOO_LARGE");
        assertThat(foreign.at("/type")).isEqualTo(SERVER.base() + "/problems/FORBIDDEN");
        for (var refused : List.of(large, foreign)) {
            var page = refused.at("/type").substring(SERVER.base().toString().length());
            assertThat(SERVER.client().get(page).status()).isEqualTo(200);
        }
    }

    private Response problem(String body) {
        return visit.force("device.create", body, "Accept", "application/hal+json, application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    431 | HEADERS_TOO_LARGE | GET / HTTP/1.1; Host: localhost; Accept: {accept}; Y: z; X: {9000}
                    414 | URI_TOO_LONG      | GET /{9000} HTTP/1.1; Host: localhost; Accept: {accept}
                    400 | INVALID_REQUEST   | GET / HTTP/1.1; Host: localhost; Accept: {accept}; no colon
                    """)
    @DisplayName(
            "RFC 6585 5, RFC 9110 15.5.15: too long, or no HTTP: in the vendor's form, or in RFC 9457's if it was read")
    void unrouted(int status, String name, String template) {
        var usual = raw(request(template, "*/*"));
        var problem = raw(request(template, "application/problem+json"));

        assertThat(usual)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .contains("application/json", "\"code\":\"INVALID_REQUEST\"", "\"id\":\"");
        assertThat(problem).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        if (status == 431) { // the others are given up before any header is read
            assertThat(problem)
                    .contains("application/problem+json", "\"type\":\"" + SERVER.base() + "/problems/" + name + "\"");
        }
        assertThat(SERVER.client().get("/problems/" + name).status()).isEqualTo(200);
    }

    private static String request(String template, String accept) {
        var lines = new ArrayList<String>();
        for (var line : template.split("; ", -1)) {
            lines.add(line.replace("{accept}", accept).replace("{9000}", "x".repeat(9_000)));
        }
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String raw(String request) {
        return RawHttp.send(SERVER.port(), request);
    }
}

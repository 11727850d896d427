package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pages of problems and relations")
class PagesApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final Pattern HREF = Pattern.compile("href=\"(/[^\"]*)\"");

    /** Linked by every page, and served by the description of the API. */
    private static final String DESCRIPTION = "/openapi";

    @Test
    @DisplayName("lead to each other, and nowhere else; none runs a script or loads what is not its own")
    void areWhole() {
        var seen = new LinkedHashSet<>(List.of("/problems", "/relations"));
        var next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            var path = next.remove();
            var page = SERVER.client().get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(page.status()).as(path).isEqualTo(200);
            if (path.endsWith(".css")) {
                assertThat(page.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
                continue;
            }
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "style-src 'self'")
                    .doesNotContain("script", "unsafe");
            assertThat(page.header("Vary")).contains("Accept");
            assertThat(page.text())
                    .startsWith("<!doctype html>\n<html lang=\"en\">")
                    .containsOnlyOnce("<h1>")
                    .containsOnlyOnce("<main")
                    .doesNotContain("<script", " style=", "{{");
            HREF.matcher(page.text())
                    .results()
                    .map(it -> it.group(1))
                    .filter(it -> !it.equals(DESCRIPTION) && seen.add(it))
                    .forEach(next::add);
        }

        assertThat(seen).contains("/problems/INVALID_OTP", "/relations/device.create", "/relations/token");
    }

    @Test
    @DisplayName("tell programs the same as facts")
    void tellPrograms() {
        var index = facts("/problems");
        assertThat(index.json().path("problems").size()).isGreaterThan(30);
        index.json().path("problems").forEach(it -> {
            var one = facts("/problems/" + it.path("code").stringValue());
            assertThat(one.at("/href")).isEqualTo(SERVER.base() + "/problems/" + one.at("/code"));
            assertThat(one.number("/status")).isBetween(400, 503);
            assertThat(one.at("/sentence")).isEqualTo(it.path("sentence").stringValue());
            assertThat(one.at("/advice")).isNotEmpty();
        });

        var otp = facts("/problems/INVALID_OTP");
        assertThat(otp.at("/topLevelCode")).isEqualTo("INVALID_DATA");
        assertThat(otp.json().path("innerError").propertyNames()).containsExactly("attemptsRemaining");
        assertThat(otp.json().path("relations")).hasToString("[\"device.activate\"]");
        assertThat(otp.json().path("examples").propertyNames())
                .containsExactly("application/hal+json", "application/problem+json");
        assertThat(facts("/problems/INVALID_VALUE").json().path("others").size())
                .as("a code may have several meanings")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("show an example that a real refusal looks like")
    void showWhatIsSent() {
        var visit = SERVER.visit("no-skip");
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        var refused = visit.force("device.activate", "{\"otp\":\"000000\"}", "Accept", "application/problem+json, */*");

        var example = facts(path(refused.at("/type"))).json().path("examples").path("application/problem+json");

        assertThat(refused.json().propertyNames()).containsExactlyElementsOf(example.propertyNames());
        assertThat(refused.at("/title")).isEqualTo(example.path("title").stringValue());
        assertThat(refused.json().at("/details/0").propertyNames())
                .containsExactlyElementsOf(example.at("/details/0").propertyNames());
    }

    @Test
    @DisplayName("are linked by the entry document, each relation by its name")
    void areLinked() {
        var entry = SERVER.client().get("/" + TestServer.MAIN);
        var named = new LinkedHashSet<String>();
        entry.json().at("/_links/describedby").forEach(it -> {
            var relation = it.path("name").stringValue();
            named.add(relation);
            var one = facts(path(it.path("href").stringValue()));
            assertThat(one.at("/relation")).isEqualTo(relation);
            assertThat(one.at("/title")).isEqualTo(it.path("title").stringValue());
        });

        assertThat(named).containsAll(entry.links()).containsAll(linkedByExecutions());
        assertThat(entry.at("/_links/problems/href")).isEqualTo(SERVER.base() + "/problems");
        assertThat(entry.at("/_links/service-desc/href")).isEqualTo(SERVER.base() + "/openapi.json");
        assertThat(entry.at("/_links/service-doc/href")).isEqualTo(SERVER.base() + "/openapi");
        assertThat(entry.header("Link"))
                .contains("/relations>; rel=\"describedby\"", "/openapi.json>; rel=\"service-desc\"");
    }

    private static Set<String> linkedByExecutions() {
        var visit = SERVER.visit("device-enrollment");
        var links = new LinkedHashSet<>(visit.last().links());
        visit.act("device.create", "{\"type\":\"EMAIL\",\"email\":\"" + TestServer.newEmail() + "\"}");
        links.addAll(visit.last().links());
        return links;
    }

    @Test
    @DisplayName("of an action tell its members, where it is offered and where it leads")
    void ofAnAction() {
        var resend = facts("/relations/otp.resend");

        assertThat(resend.at("/type")).isEqualTo("application/vnd.pingidentity.otp.resend+json");
        assertThat(resend.json().path("offers"))
                .hasToString("[{\"step\":\"MFA_ENROLLMENT\",\"status\":\"ACTIVATION_REQUIRED\","
                        + "\"targets\":[\"ACTIVATION_REQUIRED\"]}]");
        assertThat(facts("/relations/device.activate").json().path("refusals").toString())
                .contains("INVALID_OTP", "INVALID_ATTESTATION");
        assertThat(SERVER.client().get("/relations/device.create").text())
                .contains("application.id", "PAIRING_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems/NOTHING", "/problems/invalid_otp", "/relations/device.fly"})
    @DisplayName("that are none are not found, in the form that was asked for")
    void areNone(String path) {
        var html = SERVER.client().get(path, "Accept", "text/html");
        assertThat(html.status()).isEqualTo(404);
        assertThat(html.header("Content-Type")).startsWith("text/html");
        assertThat(SERVER.client().get(path, "Accept", "application/json").refusal())
                .isEqualTo("404 NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                | text/html
                    text/*, application/json;q=0.9     | text/html
                    application/json                   | application/json
                    APPLICATION/JSON                   | application/json
                    text/html;q=0.1, application/json  | application/json
                    text/html;q=0, */*                 | application/json
                    """)
    @DisplayName("come in the form that Accept asks for")
    void areNegotiated(String accept, String type) {
        var page = SERVER.client().get("/problems/NOT_FOUND", "Accept", accept);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith(type);
    }

    @Test
    @DisplayName("in no other form")
    void inNoOther() {
        var refused = SERVER.client().get("/relations", "Accept", "image/png, application/problem+json");

        assertThat(refused.refusal()).isEqualTo("406 INVALID_REQUEST INVALID_VALUE Accept");
        assertThat(refused.json().at("/details/0/innerError/allowedValues"))
                .hasToString("[\"text/html\",\"application/json\"]");
    }

    private static Response facts(String path) {
        var facts = SERVER.client().get(path, "Accept", "application/json");
        assertThat(facts.status()).as(path).isEqualTo(200);
        assertThat(facts.header("Content-Type")).isEqualTo("application/json");
        return facts;
    }

    private static String path(String href) {
        return href.substring(SERVER.base().toString().length());
    }
}

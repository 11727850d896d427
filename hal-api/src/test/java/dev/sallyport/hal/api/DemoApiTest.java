package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.RawHttp;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo opens doors, to this machine's own page alone (decisions.md section 2). */
class DemoApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String START = "{\"flowDefinition\":{\"name\":\"device-enrollment\"}}";

    @Test
    void aStartNeedsNoToken() {
        var started = post(START);

        assertThat(started.status()).isEqualTo(201);
        assertThat(SERVER.continued(started).read().status()).isEqualTo(200);
    }

    @Test
    void inputsArePassedOn() {
        var email = TestServer.newEmail();
        var started =
                post("{\"flowDefinition\":{\"name\":\"no-skip\"},\"inputs\":{\"user\":{\"email\":\"" + email + "\"}}}");

        assertThat(started.at("/email")).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{}",
                "{\"flowDefinition\":5}",
                "{\"flowDefinition\":{\"name\":\"nothing\"}}",
                "{\"flowDefinition\":{\"name\":\"no-skip\"},\"inputs\":5}",
                "{\"flowDefinition\":{\"name\":\"no-skip\"},\"inputs\":{\"user\":5}}",
                "{\"flowDefinition\":{\"name\":\"no-skip\"},\"inputs\":{\"user\":{\"id\":5}}}",
            })
    void aBadStartIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.org", "localhost.evil.example.org", "127.0.0.1.evil.example.org", "10.0.0.1"})
    void anotherHostNameIsRefused(String host) {
        var get = "GET /demo/messages HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        var post = "POST /demo/flowExecutions HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                + START.length() + "\r\n\r\n" + START;

        assertThat(RawHttp.status(RawHttp.send(SERVER.port(), get))).isEqualTo(403);
        assertThat(RawHttp.status(RawHttp.send(SERVER.port(), post))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "null", "http://localhost:1"})
    void anotherOriginIsRefused(String origin) {
        assertThat(SERVER.client()
                        .post("/demo/flowExecutions", "application/json", START, "Origin", origin)
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.client().get("/demo/messages", "Origin", origin).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/sallyport.css, text/css",
        "/main.js, text/javascript",
        "/theme.css, text/css",
        "/demo/phone, text/html",
        "/phone/phone.js, text/javascript",
    })
    void thePagesAreServedWithAPolicy(String path, String type) {
        var page = SERVER.client().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith(type);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("unsafe", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone/",
                "/client/",
                "/element/",
                "/element/dom.js",
                "/phone/../../logging.properties",
                "/demo/phone/"
            })
    void nothingElseIsServed(String path) {
        assertThat(SERVER.client().get(path).status()).isEqualTo(404);
    }

    @Test
    void itsOwnPageIsLetIn() {
        var own = SERVER.base().toString();

        assertThat(SERVER.client()
                        .post("/demo/flowExecutions", "application/json", START, "Origin", own)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void messagesAreFilteredAndLimited() {
        var first = SERVER.visit("no-skip");
        first.createEmail(TestServer.newEmail());
        first.delivered();
        var second = SERVER.visit("no-skip");
        second.createEmail(TestServer.newEmail());
        second.delivered();
        var to = first.last().at("/device/email");

        assertThat(messages("?to=" + to)).isEqualTo(1);
        assertThat(messages("?to=" + to + "&channel=EMAIL")).isEqualTo(1);
        assertThat(messages("?to=" + to + "&channel=SMS")).isZero();
        assertThat(messages("?to=nobody")).isZero();
        assertThat(messages("?limit=1")).isEqualTo(1);
        for (var nonsense :
                new String[] {"?limit=-1", "?limit=x", "?limit=99999999999", "?to=", "?to=%00&channel=%ff"}) {
            assertThat(SERVER.client().get("/demo/messages" + nonsense).status())
                    .as(nonsense)
                    .isIn(200, 400);
        }
    }

    private static int messages(String query) {
        return SERVER.client()
                .get("/demo/messages" + query)
                .json()
                .at("/_embedded/messages")
                .size();
    }

    private static Response post(String body) {
        return SERVER.client().post("/demo/flowExecutions", "application/json", body);
    }
}

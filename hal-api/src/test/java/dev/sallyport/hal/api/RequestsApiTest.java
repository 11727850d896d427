package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.RawHttp;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests before any member of a body is looked at: sizes, types, methods, paths, and the order of checks. */
class RequestsApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String CREATE = "application/vnd.pingidentity.device.create+json";
    private static final String TOTP = "{\"type\":\"TOTP\"}";
    private static final int MOST_BYTES = 64 * 1024;

    private final Visit visit = SERVER.visit("device-enrollment");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.pingidentity.device.create+json;charset=UTF-8",
                "application/vnd.pingidentity.device.create+json ; charset=\"utf-8\"; x=y",
                "Application/Vnd.PingIdentity.Device.Create+JSON",
                "APPLICATION/VND.PINGIDENTITY.DEVICE.CREATE+JSON; CHARSET=UTF-8",
            })
    void parametersAndCaseOfAMediaTypeMeanNothing(String mediaType) {
        assertThat(post(mediaType, TOTP).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/vnd.pingidentity.device.fly+json",
                "application/vnd.pingidentity.+json",
                "application/vnd.pingidentity.device.create",
                "application/vnd.pingidentity.pairing.lapse+json",
                "application/vnd.pingidentity.delivery.sent+json",
                "application/vnd.pingidentity.device.create+json, text/plain",
                ";",
                "/",
            })
    void anUnknownMediaTypeIsAnsweredWithTheOfferedOnes(String mediaType) {
        var refused = post(mediaType, TOTP);

        assertThat(refused.refusal()).isEqualTo("415 INVALID_REQUEST");
        assertThat(refused.header("Accept-Post"))
                .isEqualTo(CREATE + ", application/vnd.pingidentity.device.skipEnrollment+json");
    }

    @Test
    void noMediaTypeIsUnknownToo() {
        assertThat(SERVER.client().bare("POST", visit.self(), visit.bearer()).refusal())
                .isEqualTo("415 INVALID_REQUEST");
    }

    @Test
    void aKnownActionThatIsNotOfferedIsAnsweredWithTheOfferedOnes() {
        for (var action : new String[] {"device.activate", "otp.resend", "device.delete"}) {
            var refused = visit.force(action, "{}");

            assertThat(refused.refusal()).isEqualTo("400 INVALID_REQUEST INVALID_ACTION");
            assertThat(refused.json().at("/details/0/innerError/allowedValues"))
                    .hasToString("[\"device.create\",\"device.skipEnrollment\"]");
        }
    }

    @Test
    void aBodyMayHave64KibibytesAndNoMore() {
        assertThat(post(CREATE, padded(MOST_BYTES + 1)).refusal()).isEqualTo("413 INVALID_REQUEST");
        assertThat(post(CREATE, padded(1024 * 1024)).refusal()).isEqualTo("413 INVALID_REQUEST");
        assertThat(post(CREATE, padded(MOST_BYTES)).status()).isEqualTo(200);
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        var body = padded(3 * 1024 * 1024);
        var head = "POST " + visit.self() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + visit.token()
                + "\r\nContent-Type: " + CREATE + "\r\nContent-Length: " + body.length() + "\r\n\r\n";

        assertThat(RawHttp.status(RawHttp.send(SERVER.port(), head + body))).isEqualTo(413);
        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    private static String padded(int length) {
        return TOTP + " ".repeat(length - TOTP.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "FLY"})
    void anotherMethodIsAnsweredWithThoseAllowed(String method) {
        var refused = SERVER.client().bare(method, visit.self(), visit.bearer());

        assertThat(refused.refusal()).isEqualTo("405 INVALID_REQUEST");
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void otherPathsHaveOtherMethods() {
        var environment = "/" + TestServer.MAIN;
        assertThat(SERVER.client().get(environment + "/flowExecutions").header("Allow"))
                .isEqualTo("POST, OPTIONS");
        assertThat(SERVER.client().get(environment + "/as/token").status()).isEqualTo(405);
        assertThat(SERVER.client().bare("POST", environment + "/as/jwks").header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS");
        assertThat(SERVER.client().bare("POST", environment).status()).isEqualTo(405);
    }

    @Test
    void headIsGetWithoutABody() {
        var head = SERVER.client().bare("HEAD", visit.self(), visit.bearer());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(visit.read().header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/hal+json;q=0, application/json;q=0", "application/xml, text/*"})
    void anAcceptThatCannotBeServedIsRefused(String accept) {
        assertThat(read(accept).refusal()).isEqualTo("406 INVALID_REQUEST INVALID_VALUE Accept");
    }

    @Test
    void problemsAloneCannotBeServedButTellSo() {
        var refused = read("application/problem+json");

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, */*;q=0.1", "application/hal+json, text/html"})
    void anyAcceptThatCoversHalGetsHal(String accept) {
        assertThat(read(accept).header("Content-Type")).isEqualTo("application/hal+json");
    }

    @Test
    void plainJsonIsServedToo() {
        assertThat(read("application/json").header("Content-Type")).isEqualTo("application/json");
        assertThat(read("application/hal+json;q=0.5, application/json").header("Content-Type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;", ",", "/", "a/b;q=x", "application/json;q=NaN", "\"", "*", "application/json;q=99"})
    void aMalformedAcceptDoesNoHarm(String accept) {
        assertThat(read(accept).status()).isIn(200, 400, 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz/flowExecutions/x",
                "/%",
                "/%00",
                "/%ff%fe",
                "//",
                "/..",
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/{env}/flowExecutions/%zz",
                "/{env}/flowExecutions/%00",
                "/{env}/flowExecutions/%ff",
                "/{env}/flowExecutions/..%2f..",
                "/{env}/flowExecutions/'%20or%20true--",
                "/{env}/flowExecutions/" + "00000000-0000-0000-0000-00000000000G",
                "/{env}/flowExecutions/",
                "/{env}//flowExecutions",
                "/{env}/flowExecutions/x/y",
                "/{env}/experiences/%zz",
                "/{env}x/flowExecutions/x",
                "/{env}?%zz=%zz",
                "/{env}/flowExecutions/x?a=%zz",
                "http://[::1/x",
                "*",
                "?",
            })
    void aPathOfNonsenseIsAnswered(String path) {
        var target = path.replace("{env}", TestServer.MAIN);
        for (var method : new String[] {"GET", "POST"}) {
            var answer = RawHttp.send(
                    SERVER.port(),
                    method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                            + SERVER.worker(TestServer.MAIN) + "\r\nContent-Length: 0\r\n\r\n");

            assertThat(RawHttp.status(answer)).as(method + " " + target).isBetween(200, 431);
        }
    }

    @Test
    void headersMayHave8Kibibytes() {
        var head = "GET /" + TestServer.MAIN + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

        assertThat(RawHttp.status(RawHttp.send(SERVER.port(), head + "X: " + "x".repeat(7_900) + "\r\n\r\n")))
                .isEqualTo(200);
        var refused = RawHttp.send(SERVER.port(), head + "X: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(RawHttp.status(refused)).isEqualTo(431);
        assertThat(refused).contains("\"id\":\"", "\"code\":\"INVALID_REQUEST\"", "\"message\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
                "\u0016\u0003\u0001\u0002A\u0000\u0001\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void whatIsNotHttpIsRefused(String request) {
        assertThat(RawHttp.send(SERVER.port(), request)).matches("(?s)HTTP/1\\.[01] 400 .*");
    }

    @Test
    void theEarlierOfTwoFaultsIsTold() {
        var nowhere = "/00000000-0000-4000-8000-000000000000/flowExecutions/" + visit.id();
        var stale = Stream.concat(Stream.of("If-Match", "\"99.hal\""), Stream.of(visit.bearer()))
                .toArray(String[]::new);
        var large = "{" + " ".repeat(MOST_BYTES);

        assertThat(SERVER.client()
                        .post(nowhere, "text/plain", "", "Accept", "text/html")
                        .status())
                .as("path before token and Accept")
                .isEqualTo(404);
        assertThat(SERVER.client().post(visit.self(), "text/plain", large).status())
                .as("token before media type")
                .isEqualTo(401);
        assertThat(post("text/plain", large).status())
                .as("media type before size")
                .isEqualTo(415);
        assertThat(post("text/plain", "{").status())
                .as("media type before JSON")
                .isEqualTo(415);
        assertThat(post(CREATE, large).status()).as("size before JSON").isEqualTo(413);
        assertThat(SERVER.client().post(visit.self(), CREATE, "{", stale).status())
                .as("JSON before If-Match")
                .isEqualTo(400);
        assertThat(SERVER.client()
                        .post(visit.self(), CREATE.replace("create", "delete"), "{}", stale)
                        .status())
                .as("If-Match before offered")
                .isEqualTo(412);
        assertThat(visit.force("device.activate", "{\"otp\":5}").at("/details/0/code"))
                .as("offered before members")
                .isEqualTo("INVALID_ACTION");
    }

    private Response read(String accept) {
        return SERVER.client().get(visit.self(), "Accept", accept, "Authorization", SERVER.worker(TestServer.MAIN));
    }

    private Response post(String mediaType, String body) {
        return SERVER.client().post(visit.self(), mediaType, body, visit.bearer());
    }
}

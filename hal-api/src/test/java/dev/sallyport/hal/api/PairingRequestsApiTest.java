package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to a request for a pairing before a key is looked at (decisions.md sections 6 and 9). */
class PairingRequestsApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final Phone phone = Phone.of(SERVER);

    @Test
    void unknownKeysAreCountedAndKnownOnesAreNot() {
        try (var server = TestServer.fresh(null)) {
            var guessing = Phone.of(server);
            for (var guess = 0; guess < 20; guess++) {
                assertThat(guessing.claim("AAAAAAAAAAAAAAAAAAAAAA" + guess).refusal())
                        .isEqualTo("404 NOT_FOUND");
            }
            assertThat(guessing.send("B", guessing.payload("C")).refusal())
                    .as("what does not verify is neither looked up nor counted")
                    .isEqualTo("404 NOT_FOUND");

            var refused = guessing.claim("BBBBBBBBBBBBBBBBBBBBBBBB");

            assertThat(refused.refusal()).isEqualTo("429 REQUEST_LIMITED LIMIT_EXCEEDED");
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            var visit = server.visit("device-enrollment");
            assertThat(guessing.claim(Phone.shownKey(visit)).status())
                    .as("a known key")
                    .isEqualTo(201);
            server.clock().advance(Duration.ofMinutes(10));
            assertThat(guessing.claim("BBBBBBBBBBBBBBBBBBBBBBBB").refusal()).isEqualTo("404 NOT_FOUND");
        }
    }

    @ParameterizedTest(name = "body {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                       | 400 INVALID_REQUEST INVALID_VALUE
            []                                      | 400 INVALID_REQUEST INVALID_VALUE
            {"pairingKey":"a","pairingKey":"b"}     | 400 INVALID_REQUEST INVALID_VALUE
            ``                                      | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {}                                      | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"mobilePayload":"a"}                   | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"pairingKey":null,"mobilePayload":"a"} | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"pairingKey":"a"}                      | 400 INVALID_DATA REQUIRED_VALUE mobilePayload
            {"pairingKey":7,"mobilePayload":"a"}    | 400 INVALID_REQUEST INVALID_VALUE pairingKey
            {"pairingKey":"a","mobilePayload":{}}   | 400 INVALID_REQUEST INVALID_VALUE mobilePayload
            {"pairingKey":"","mobilePayload":""}    | 404 NOT_FOUND
            {"pairingKey":"a","mobilePayload":"b"}  | 404 NOT_FOUND
            """)
    void bodies(String body, String refusal) {
        assertThat(phone.post(body).refusal()).isEqualTo(refusal);
    }

    @Test
    void theOrderOfChecks() {
        var path = phone.path();
        var large = "{\"pairingKey\":\"" + "a".repeat(70_000) + "\"}";

        assertThat(SERVER.client()
                        .post(path.replace("d0000000", "00000000"), "text/plain", large)
                        .refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(SERVER.client()
                        .post(path, "text/plain", large, "Accept", "text/html")
                        .status())
                .isEqualTo(406);
        var wrongType = SERVER.client().post(path, "text/plain", large);
        assertThat(wrongType.refusal()).isEqualTo("415 INVALID_REQUEST");
        assertThat(wrongType.header("Accept-Post")).isEqualTo("application/json");
        assertThat(phone.post(large).refusal()).isEqualTo("413 INVALID_REQUEST");
        assertThat(SERVER.client().get(path).status()).isEqualTo(405);
        assertThat(SERVER.client().get(path).header("Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    void pagesOfAllowedOriginsMayAsk() {
        var answer = phone.post("{}", "Origin", "https://app.example.org");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
        assertThat(phone.post("{}", "Origin", "https://other.example.org").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void noTokenOpensOrShutsTheDoor() {
        var key = Phone.shownKey(SERVER.visit("device-enrollment"));

        assertThat(phone.post(Phone.body(key, phone.payload(key)), "Authorization", "Bearer nonsense")
                        .status())
                .isEqualTo(201);
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.SoftKey;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Attestations that are replayed, from elsewhere, bound already, or none (decisions.md sections 5 and 6). */
class AttestationApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ORIGIN = SERVER.base().toString();
    private static final String REFUTED = "400 INVALID_DATA INVALID_ATTESTATION attestation";
    private static final String BOUND = "400 INVALID_DATA UNIQUENESS_VIOLATION attestation";

    private final Visit visit = SERVER.visit("all-types");
    private final SoftKey key = SoftKey.silent();

    @BeforeEach
    void create() {
        visit.createPasskey("SECURITY_KEY");
    }

    private static Visit created(String user) {
        var other = SERVER.visit("all-types", user);
        other.createPasskey("PLATFORM");
        return other;
    }

    private static Response enroll(Visit other, SoftKey with) {
        return other.attest(with.answers(other.options(), ORIGIN), ORIGIN);
    }

    @Test
    void aReplayedAttestationIsRefusedAndCounted() {
        var others = created(TestServer.newUser());
        var replayed = key.answers(others.options(), ORIGIN);
        assertThat(others.attest(replayed, ORIGIN).status()).isEqualTo(200);

        for (var left = 2; left >= 0; left--) {
            var refused = visit.attest(replayed, ORIGIN);
            assertThat(refused.refusal()).isEqualTo(REFUTED);
            assertThat(refused.number("/details/0/innerError/attemptsRemaining"))
                    .isEqualTo(left);
            assertThat(refused.at("/details/0/innerError/reason")).isEqualTo("challengeMismatch");
        }
        var version = visit.read().header("ETag");
        var mine = SoftKey.silent();
        assertThat(enroll(visit, mine).refusal())
                .isEqualTo("400 REQUEST_FAILED ATTESTATION_ATTEMPTS_LIMIT attestation");
        assertThat(visit.read().header("ETag")).as("uncounted").isEqualTo(version);
        assertThat(visit.last().links()).containsExactly("self", "device.activate", "device.delete");
        SERVER.clock().advance(Duration.ofMinutes(2));
        assertThat(enroll(visit, mine).at("/result")).isEqualTo("ENROLLED");
    }

    @Test
    void anotherOriginIsRefused() {
        for (var origin :
                List.of("https://evil.example.org", "http://localhost:1", "https://app.example.org/", "null")) {
            var refused = visit.attest(key.answers(visit.options(), origin), origin);
            assertThat(refused.refusal()).isEqualTo("400 INVALID_DATA INVALID_VALUE origin");
            assertThat(refused.json().at("/details/0/innerError/allowedValues"))
                    .hasToString("[\"" + ORIGIN + "\",\"https://app.example.org\"]");
        }
        assertThat(visit.attest(key.answers(visit.options(), "https://evil.example.org"), ORIGIN)
                        .refusal())
                .as("the client data say another")
                .isEqualTo(REFUTED);
        assertThat(visit.attest(key.answers(visit.options(), "https://app.example.org"), ORIGIN)
                        .refusal())
                .as("allowed, and not the one that was said")
                .isEqualTo(REFUTED);
        assertThat(enroll(visit, key).status()).isEqualTo(200);
    }

    @Test
    void aCredentialIsBoundOnce() {
        var first = created(TestServer.newUser());
        assertThat(enroll(first, key).status()).isEqualTo(200);
        var version = visit.last().header("ETag");

        var refused = enroll(visit, key);

        assertThat(refused.refusal()).isEqualTo(BOUND);
        assertThat(refused.text()).doesNotContain(key.id());
        assertThat(visit.read().header("ETag")).as("nothing was stored").isEqualTo(version);
        assertThat(visit.last().links()).containsExactly("self", "device.activate", "device.delete");
        assertThat(enroll(visit, SoftKey.silent()).at("/result"))
                .as("the execution goes on")
                .isEqualTo("ENROLLED");
    }

    @Test
    void aCredentialIsBoundOnceForItsOwnUserToo() {
        var user = TestServer.newUser();
        assertThat(enroll(created(user), key).status()).isEqualTo(200);

        assertThat(enroll(created(user), key).refusal()).isEqualTo(BOUND);
    }

    @Test
    void aCredentialMayBeBoundInEachEnvironment() {
        assertThat(enroll(visit, key).status()).isEqualTo(200);
        var strict = SERVER.visit(TestServer.STRICT, "all-types", TestServer.newUser(), null);
        strict.createPasskey("SECURITY_KEY");
        var origin = "https://other.example.org";

        assertThat(strict.attest(key.answers(strict.options(), origin), origin).at("/result"))
                .isEqualTo("ENROLLED");
    }

    @Test
    void ofManyWhoBindOneCredentialAtTheVerySameTimeOneDoes() {
        var visits = List.of(
                created(TestServer.newUser()),
                created(TestServer.newUser()),
                created(TestServer.newUser()),
                created(TestServer.newUser()));

        var answers = Hands.together(4, it -> enroll(visits.get(it), key));

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 200)
                .allSatisfy(it -> assertThat(it.refusal()).isEqualTo(BOUND));
        assertThat(visits)
                .filteredOn(it -> it.read().at("/status").equals("COMPLETED"))
                .hasSize(1);
        assertThat(visits)
                .filteredOn(it -> it.status().equals("ACTIVATION_REQUIRED"))
                .allSatisfy(
                        it -> assertThat(enroll(it, SoftKey.silent()).status()).isEqualTo(200));
    }

    @Test
    void oneExecutionIsActivatedOnceHoweverManyTry() {
        var attestation = key.answers(visit.options(), ORIGIN);

        var answers = Hands.together(4, _ -> visit.force("device.activate", """
                {"origin": "%s", "attestation": %s}
                """.formatted(ORIGIN, attestation)));

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 200)
                .allSatisfy(it -> assertThat(it.refusal()).isEqualTo("400 INVALID_REQUEST INVALID_ACTION"));
    }

    @Test
    void aRepeatUnderTheSameKeyGetsTheSameAnswer() {
        var body = "{\"origin\": \"%s\", \"attestation\": %s}".formatted(ORIGIN, key.answers(visit.options(), ORIGIN));

        var first = visit.force("device.activate", body, "Idempotency-Key", "k1");

        assertThat(first.at("/result")).isEqualTo("ENROLLED");
        assertThat(visit.force("device.activate", body, "Idempotency-Key", "k1").text())
                .isEqualTo(first.text());
    }

    private static ObjectNode rewritten(ObjectNode attestation, Base64.Encoder encoder) {
        UnaryOperator<String> again =
                it -> encoder.encodeToString(Base64.getUrlDecoder().decode(it));
        attestation.put("rawId", again.apply(attestation.path("rawId").asString()));
        var response = (ObjectNode) attestation.path("response");
        for (var member : new String[] {"clientDataJSON", "attestationObject"}) {
            response.put(member, again.apply(response.path(member).asString()));
        }
        return attestation;
    }

    @ParameterizedTest
    @CsvSource({"base64url, bare", "base64url, padded", "base64, bare", "base64, padded"})
    void bytesMayBeWrittenInEachFormOfBase64(String alphabet, String padding) {
        var full = alphabet.equals("base64") ? Base64.getEncoder() : Base64.getUrlEncoder();
        var encoder = padding.equals("bare") ? full.withoutPadding() : full;
        var object = rewritten(key.answers(visit.options(), ORIGIN), encoder);
        var other = created(TestServer.newUser());
        var text = rewritten(SoftKey.selfAttesting().answers(other.options(), ORIGIN), encoder)
                .toString();

        assertThat(visit.attest(object, ORIGIN).at("/result")).isEqualTo("ENROLLED");
        assertThat(other.attest(JsonMapper.shared().getNodeFactory().stringNode(text), ORIGIN)
                        .at("/result"))
                .isEqualTo("ENROLLED");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {}                                                     | 400 INVALID_DATA REQUIRED_VALUE attestation
        {"origin":"{o}"}                                       | 400 INVALID_DATA REQUIRED_VALUE attestation
        {"origin":"{o}","attestation":null}                    | 400 INVALID_DATA REQUIRED_VALUE attestation
        {"otp":"123456"}                                       | 400 INVALID_DATA REQUIRED_VALUE attestation
        {"attestation":"{}"}                                   | 400 INVALID_DATA REQUIRED_VALUE origin
        {"origin":"","attestation":"{}"}                       | 400 INVALID_DATA REQUIRED_VALUE origin
        {"origin":5,"attestation":"{}"}                        | 400 INVALID_REQUEST INVALID_VALUE origin
        {"origin":["{o}"],"attestation":"{}"}                  | 400 INVALID_REQUEST INVALID_VALUE origin
        {"origin":"{o}","attestation":"{}"}                    | 400 INVALID_DATA INVALID_VALUE attestation
        {"origin":"{o}","attestation":""}                      | 400 INVALID_DATA INVALID_VALUE attestation
        {"origin":"{o}","attestation":"nonsense"}              | 400 INVALID_DATA INVALID_VALUE attestation
        {"origin":"{o}","attestation":5}                       | 400 INVALID_REQUEST INVALID_VALUE attestation
        {"origin":"{o}","attestation":[]}                      | 400 INVALID_REQUEST INVALID_VALUE attestation
        {"origin":"{o}","attestation":{"response":{"clientDataJSON":"e30","attestationObject":"%%"}}} | 400 INVALID_DATA INVALID_VALUE attestation
        {"origin":"{o}","attestation":{"response":{"clientDataJSON":"AA","attestationObject":"AA"}}}  | 400 INVALID_DATA INVALID_ATTESTATION attestation
        {"origin":"{o}","attestation":{"response":{"clientDataJSON":"e30","attestationObject":"oA"}}} | 400 INVALID_DATA INVALID_ATTESTATION attestation
        """)
    void anActivationIsRefused(String body, String refusal) {
        assertThat(visit.act("device.activate", body.replace("{o}", ORIGIN)).refusal())
                .isEqualTo(refusal);
        assertThat(enroll(visit, key).status()).as("and can be made good").isEqualTo(200);
    }

    @Test
    void whatIsTooMuchIsRefused() {
        var far = "{\"origin\":\"%s\",\"attestation\":\"%s\"}";
        var deep = "[".repeat(5_000);
        var nested = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

        assertThat(visit.act("device.activate", far.formatted(ORIGIN, "x".repeat(66_000)))
                        .refusal())
                .isEqualTo("413 INVALID_REQUEST");
        assertThat(visit.act("device.activate", far.formatted(ORIGIN, "x".repeat(60_000)))
                        .refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE attestation");
        assertThat(visit.act("device.activate", far.formatted(ORIGIN, deep)).refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE attestation");
        assertThat(visit.act("device.activate", "{\"origin\":\"%s\",\"attestation\":%s}".formatted(ORIGIN, nested))
                        .refusal())
                .isEqualTo("400 INVALID_REQUEST INVALID_VALUE");
        assertThat(enroll(visit, key).status()).isEqualTo(200);
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.SoftKey;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PLATFORM and SECURITY_KEY from the choice to the end (decisions.md section 5, wire.md 2.4). */
class PasskeyApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ORIGIN = SERVER.base().toString();

    private final String user = TestServer.newUser();
    private final Visit visit = SERVER.visit("all-types", user);
    private final SoftKey key = SoftKey.silent();

    @Test
    void aPlatformCredentialIsEnrolled() {
        var asked = visit.createPasskey("PLATFORM");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.at("/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(asked.links()).containsExactly("self", "device.activate", "device.delete");
        assertThat(asked.json().has("otp")).isFalse();
        assertThat(asked.json().path("device").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "status",
                        "rp",
                        "publicKeyCredentialCreationOptions",
                        "publicKeyCredentialCreationOptionsJSON");
        assertThat(asked.at("/device/type")).isEqualTo("PLATFORM");
        assertThat(asked.at("/device/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(asked.json().at("/device/rp")).hasToString("{\"id\":\"localhost\",\"name\":\"Sallyport demo\"}");
        assertThat(visit.read().text()).as("reading changes nothing").isEqualTo(asked.text());

        var done = visit.attest(key.answers(visit.options(), ORIGIN), ORIGIN);

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/result")).isEqualTo("ENROLLED");
        assertThat(done.json().path("outputs"))
                .as("a reference and nothing else")
                .hasToString("{\"device\":{\"id\":\"" + asked.at("/device/id") + "\",\"type\":\"PLATFORM\"}}");
        assertThat(done.text()).doesNotContain(key.id(), "credential", "attestation", "publicKey");
    }

    @Test
    void aSecurityKeyIsEnrolledByTheVendorsClients() {
        var stick = SoftKey.selfAttesting();
        var asked = visit.createPasskey("SECURITY_KEY");

        var done = visit.attest(
                stick.answersVendor(asked.at("/device/publicKeyCredentialCreationOptions"), ORIGIN), ORIGIN);

        assertThat(done.at("/result")).isEqualTo("ENROLLED");
        assertThat(done.at("/outputs/device/type")).isEqualTo("SECURITY_KEY");
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM, platform", "SECURITY_KEY, cross-platform"})
    void bothFormsOfTheOptionsSayTheSame(String type, String attachment) {
        var asked = visit.createPasskey(type);
        var standard = visit.options();
        var text = asked.json().at("/device/publicKeyCredentialCreationOptions");

        assertThat(text.isString()).isTrue();
        var vendor = JsonMapper.shared().readTree(text.asString());
        for (var member : new String[] {
            "rp", "pubKeyCredParams", "timeout", "excludeCredentials", "authenticatorSelection", "attestation"
        }) {
            assertThat(vendor.path(member)).as(member).isEqualTo(standard.path(member));
        }
        assertThat(vendor.propertyNames()).containsExactlyInAnyOrderElementsOf(standard.propertyNames());
        for (var bytes : new String[] {"/challenge", "/user/id"}) {
            assertThat(numbers(vendor.at(bytes)))
                    .hasSize(32)
                    .allMatch(it -> it >= Byte.MIN_VALUE && it <= Byte.MAX_VALUE);
            assertThat(standard.at(bytes).asString()).matches("[A-Za-z0-9_-]{43}");
            assertThat(Base64.getUrlDecoder().decode(standard.at(bytes).asString()))
                    .isEqualTo(SoftKey.bytes(vendor.at(bytes)));
        }
        assertThat(standard.path("pubKeyCredParams"))
                .hasToString("[{\"type\":\"public-key\",\"alg\":-7},{\"type\":\"public-key\",\"alg\":-8},"
                        + "{\"type\":\"public-key\",\"alg\":-257}]");
        assertThat(standard.path("timeout").asInt()).isEqualTo(120_000);
        assertThat(standard.path("attestation").asString()).isEqualTo("none");
        assertThat(standard.at("/authenticatorSelection/authenticatorAttachment")
                        .asString())
                .isEqualTo(attachment);
        assertThat(standard.at("/user/name").asString()).isEqualTo(user);
    }

    private static List<Integer> numbers(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return array.valueStream().map(it -> it.asInt(Integer.MAX_VALUE)).toList();
    }

    @Test
    void eachCreationHasAChallengeOfItsOwnAndAUserOneHandle() {
        visit.createPasskey("PLATFORM");
        var first = visit.options();
        visit.act("device.delete", "");
        visit.createPasskey("SECURITY_KEY");
        var second = visit.options();
        var others = SERVER.visit("all-types");
        others.createPasskey("PLATFORM");

        assertThat(second.path("challenge")).isNotEqualTo(first.path("challenge"));
        assertThat(second.at("/user/id")).isEqualTo(first.at("/user/id"));
        assertThat(others.options().at("/user/id")).isNotEqualTo(first.at("/user/id"));
        assertThat(visit.attest(key.answers(first, ORIGIN), ORIGIN).refusal())
                .as("the challenge of a creation that was given up")
                .isEqualTo("400 INVALID_DATA INVALID_ATTESTATION attestation");
    }

    @Test
    void theUsersCredentialsAreExcluded() {
        visit.createPasskey("PLATFORM");
        visit.attest(key.answers(visit.options(), ORIGIN), ORIGIN);

        var next = SERVER.visit("all-types", user);
        var asked = next.createPasskey("SECURITY_KEY");

        assertThat(next.options().path("excludeCredentials"))
                .hasToString("[{\"type\":\"public-key\",\"id\":\"" + key.id() + "\",\"transports\":[\"usb\"]}]");
        var vendor = JsonMapper.shared().readTree(asked.at("/device/publicKeyCredentialCreationOptions"));
        assertThat(SoftKey.bytes(vendor.at("/excludeCredentials/0/id")))
                .isEqualTo(Base64.getUrlDecoder().decode(key.id()));
        assertThat(SERVER.visit("all-types").createPasskey("PLATFORM").text()).doesNotContain(key.id());
    }

    @Test
    void anotherRelyingPartyOfTheEnvironmentMayBeNamed() {
        visit.act(
                "device.create",
                "{\"type\":\"PLATFORM\",\"rp\":{\"id\":\"example.org\",\"name\":\"Acme\"},\"nickname\":\"laptop\"}");
        assertThat(visit.options().path("rp")).hasToString("{\"id\":\"example.org\",\"name\":\"Acme\"}");
        assertThat(visit.last().at("/device/nickname")).isEqualTo("laptop");

        var app = "https://app.example.org";
        assertThat(visit.attest(key.answers(visit.options(), app), app).at("/result"))
                .isEqualTo("ENROLLED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"type":"PLATFORM","rp":{"id":"example.com"}} | 400 INVALID_DATA INVALID_VALUE rp.id
        {"type":"PLATFORM","rp":{"id":"org"}}         | 400 INVALID_DATA INVALID_VALUE rp.id
        {"type":"PLATFORM","rp":{"id":""}}            | 400 INVALID_DATA INVALID_VALUE rp.id
        {"type":"PLATFORM","rp":{"name":""}}          | 400 INVALID_DATA INVALID_VALUE rp.name
        {"type":"PLATFORM","rp":{"id":5}}             | 400 INVALID_REQUEST INVALID_VALUE rp.id
        {"type":"PLATFORM","rp":"localhost"}          | 400 INVALID_REQUEST INVALID_VALUE rp
        """)
    void aCreationIsRefused(String body, String refusal) {
        assertThat(visit.act("device.create", body).refusal()).isEqualTo(refusal);
        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -                 | ["MOBILE","EMAIL","SMS","VOICE","TOTP","PLATFORM","SECURITY_KEY"]
        FULL              | ["MOBILE","EMAIL","SMS","VOICE","TOTP","PLATFORM","SECURITY_KEY"]
        SECURITY_KEY_ONLY | ["MOBILE","EMAIL","SMS","VOICE","TOTP","SECURITY_KEY"]
        NONE              | ["MOBILE","EMAIL","SMS","VOICE","TOTP"]
        """)
    void whatTheBrowserCannotDoIsNotOffered(String compatibility, String allowed) {
        var started = SERVER.start(
                TestServer.MAIN, """
                {"flowDefinition": {"name": "all-types"},
                 "inputs": {"user": {"id": "%s"}, "webauthn": {"compatibility": %s}}}
                """.formatted(user, compatibility == null ? "null" : "\"" + compatibility + "\""));

        assertThat(started.json().path("allowedtypes")).hasToString(allowed);
        for (var type : new String[] {"PLATFORM", "SECURITY_KEY"}) {
            var created = SERVER.continued(started).createPasskey(type);
            if (allowed.contains("\"" + type + "\"")) {
                assertThat(created.status()).isEqualTo(200);
                SERVER.continued(started).force("device.delete", "");
            } else {
                assertThat(created.refusal()).isEqualTo("400 INVALID_DATA INVALID_VALUE type");
                assertThat(created.json().at("/details/0/innerError/allowedValues"))
                        .hasToString(allowed);
            }
        }
    }
}

package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.steps.enroll.Device.Passkey;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("A FIDO authenticator that is enrolled")
class PasskeyStoryTest {
    private final World world = World.of("{}");
    private final Enrolling enrolling = world.begin().create("SECURITY_KEY");

    private static JsonNode made(Enrolling asked, int credential) {
        return SoftAuthenticator.register(asked.passkey().options(), Samples.ORIGIN, credential);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "SECURITY_KEY"})
    void isProvedByItsAttestation(DeviceType type) {
        var asked = world.begin().create(type.name());
        assertThat(asked.story.effects()).isEmpty();
        assertThat(asked.story.offered()).containsExactly("device.activate", "device.delete");

        asked.attest(1);

        assertThat(asked.status()).isEqualTo("ENROLLED");
        assertThat(world.user().mfaEnabled()).isTrue();
        assertThat(world.devices()).singleElement().isInstanceOfSatisfying(Passkey.class, it -> {
            assertThat(it.type()).isEqualTo(type);
            assertThat(it.credential().id()).isEqualTo(SoftAuthenticator.credentialId(1));
            assertThat(it.credential().transports()).containsExactly("usb");
            assertThat(it.rp().id()).isEqualTo(Samples.RP_ID);
        });
    }

    @Test
    @DisplayName(
            "is kept under its credential id, which the environment has once; who breaks that is told of the attestation")
    void lookup() {
        assertThat(enrolling.attest(7).story.kept())
                .filteredOn(it -> it.kind().equals("device"))
                .extracting(Effect.Keep::lookup)
                .containsExactly(new Effect.Lookup(SoftAuthenticator.credentialId(7), "attestation"));
    }

    @Test
    void mayAnswerWithTheVendorsString() {
        var text = JsonNodeFactory.instance.stringNode(made(enrolling, 1).toString());

        assertThat(enrolling.attest(text, Samples.ORIGIN).status()).isEqualTo("ENROLLED");
    }

    @Test
    void needsAnAttestationAndItsOrigin() {
        assertThat(enrolling.attest(null, Samples.ORIGIN).refusal()).isEqualTo("REQUIRED_VALUE");
        assertThat(enrolling.target()).isEqualTo("attestation");
        assertThat(enrolling
                        .attest(JsonNodeFactory.instance.nullNode(), Samples.ORIGIN)
                        .target())
                .isEqualTo("attestation");
        assertThat(enrolling.activate("123456").target()).isEqualTo("attestation");
        for (var none : new String[] {null, "", " "}) {
            assertThat(enrolling.attest(made(enrolling, 1), none).refusal()).isEqualTo("REQUIRED_VALUE");
            assertThat(enrolling.target()).isEqualTo("origin");
        }
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(enrolling.attempts().remaining()).as("uncounted").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "https://login.example.org.evil.com",
                "https://LOGIN.example.org",
                "https://login.example.org/",
                "https://login.example.org:443",
                "http://login.example.org",
                "login.example.org",
                "null",
                "*"
            })
    void comesFromAnAllowedOriginAlone(String origin) {
        var made = SoftAuthenticator.register(enrolling.passkey().options(), origin, 1);

        assertThat(enrolling.attest(made, origin).refusal()).isEqualTo("INVALID_VALUE");
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(enrolling.target()).isEqualTo("origin");
        assertThat(enrolling.inner("allowedValues")).isEqualTo(List.of(Samples.ORIGIN));
        assertThat(enrolling.story.isStored()).isFalse();
    }

    @Test
    void comesFromTheOriginThatItsClientDataSay() {
        var made = SoftAuthenticator.register(enrolling.passkey().options(), "https://evil.example.org", 1);

        assertThat(enrolling.attest(made, Samples.ORIGIN).refusal()).isEqualTo("INVALID_ATTESTATION");
        assertThat(enrolling.inner("reason")).isEqualTo("originMismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"\"",
                "\"{\"",
                "\"5\"",
                "\"null\"",
                "{\"response\": null}",
                "{\"response\": {\"clientDataJSON\": \"e30\"}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"\"}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"****\"}}",
                "{\"response\": {\"clientDataJSON\": [1], \"attestationObject\": \"oA\"}}",
                "{\"id\": \"AA\", \"rawId\": \"AQ\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"type\": \"password\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}"
            })
    void isRefusedUncountedWhereTheAttestationCannotBeRead(String attestation) {
        refusedUncounted(attestation, Problem.Code.INVALID_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "true"})
    void isRefusedUncountedWhereTheAttestationHasAnotherJsonType(String attestation) {
        refusedUncounted(attestation, Problem.Code.INVALID_REQUEST);
    }

    private void refusedUncounted(String attestation, Problem.Code code) {
        var before = enrolling.story.state();

        for (var i = 0; i < 5; i++) {
            enrolling.attest(JsonMapper.shared().readTree(attestation), Samples.ORIGIN);
            assertThat(enrolling.refusedAs()).isEqualTo(code);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_VALUE");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.story.isStored()).isFalse();
        }
        assertThat(enrolling.story.state()).isEqualTo(before);
    }

    @Test
    void isRefusedWhereAnOlderBlockSaysSo() {
        var older = World.of("{\"platform\": {\"enabled\": true}}");
        var disabled = World.of("{\"securityKey\": {\"enabled\": true, \"pairingDisabled\": true}}");

        assertThat(older.begin().create("PLATFORM").refusal()).isEmpty();
        assertThat(older.begin().create("SECURITY_KEY").target()).isEqualTo("type");
        assertThat(disabled.begin().create("SECURITY_KEY").refusal()).isEqualTo("INVALID_VALUE");
        assertThat(disabled.begin().create("PLATFORM").refusal()).isEqualTo("INVALID_VALUE");
    }

    @Test
    @DisplayName("is refused with 429 where the user has as many devices as are allowed, at creation and activation")
    void limit() {
        for (var i = 1; i <= 3; i++) {
            assertThat(world.begin().create("PLATFORM").attest(i).status()).isEqualTo("ENROLLED");
        }

        assertThat(enrolling.attest(4).refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(enrolling.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(enrolling.attempts().remaining()).as("uncounted").isEqualTo(3);
        var refused = world.begin().create("PLATFORM");
        assertThat(refused.refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refused.inner("quotaLimit")).isEqualTo(3);
        assertThat(refused.story.offered()).contains("device.create");
    }
}

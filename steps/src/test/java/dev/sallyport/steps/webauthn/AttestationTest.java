package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

@DisplayName("An attestation that is read")
class AttestationTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static ObjectNode credential() {
        return (ObjectNode) MAPPER.readTree("""
                {"id": "-_8", "rawId": "+/8=", "type": "public-key", "clientExtensionResults": {},
                 "response": {"clientDataJSON": "e30=", "attestationObject": "oA", "transports": ["usb", "hybrid"]}}
                """);
    }

    private static ObjectNode response(ObjectNode credential) {
        return (ObjectNode) credential.get("response");
    }

    @Test
    void isAStringOrAnObject() {
        var expected = new Attestation("-_8", "e30", "oA", List.of("usb", "hybrid"));

        assertThat(Attestation.of(credential())).contains(expected);
        assertThat(Attestation.of(StringNode.valueOf(credential().toString()))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "+/8=, -_8", "+/8, -_8", "-_8=, -_8", "-_8, -_8", "AAAA, AAAA", "AA==, AA", "AA, AA", "AB, AA", // spare bits
        "A, ", "AA===, ", "A-+_/, ", "'A A', ", "'', ", "====, ", "AA=A, ", "\u00e9\u00e9, "
    })
    void holdsBytesInEveryFormOfBase64(String given, String read) {
        var credential = credential();
        response(credential).put("attestationObject", given);

        assertThat(Attestation.of(credential)
                        .map(Attestation::attestationObject)
                        .orElse(null))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"-_8, , -_8", " , +/8=, -_8", " , , ", "-_8, -_8=, -_8"})
    void namesItsCredentialOnceOrTwiceOrNot(String id, String rawId, String read) {
        var credential = credential();
        credential.remove(List.of("id", "rawId"));
        if (id != null) {
            credential.put("id", id);
        }
        if (rawId != null) {
            credential.put("rawId", rawId);
        }

        assertThat(Attestation.of(credential))
                .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"{\"",
                "\"[]\"",
                "\"null\"",
                "\"\\\"{}\\\"\"",
                "{\"response\": null}",
                "{\"response\": []}",
                "{\"response\": {\"clientDataJSON\": \"e30\"}}",
                "{\"response\": {\"attestationObject\": \"oA\"}}",
                "{\"response\": {\"clientDataJSON\": {}, \"attestationObject\": \"oA\"}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": [1]}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"authenticatorData\": \"oA\", \"signature\": \"oA\"}}",
                "{\"id\": \"AA\", \"rawId\": \"BB\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"id\": \"?\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"rawId\": 1, \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"type\": \"password\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"type\": 1, \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}"
            })
    @DisplayName("If response is not an instance of AuthenticatorAttestationResponse, abort the ceremony")
    void isNone(String given) {
        assertThat(Attestation.of(MAPPER.readTree(given))).isEmpty();
    }

    @Test
    void isBounded() {
        var credential = credential();
        response(credential).put("attestationObject", "A".repeat(65_536));
        assertThat(Attestation.of(credential)).isPresent();
        assertThat(Attestation.of(StringNode.valueOf(credential.toString()))).isEmpty();

        response(credential).put("attestationObject", "A".repeat(65_540));
        assertThat(Attestation.of(credential)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"USB\", 1, null, \"usb\", \"usb\", \"x y\", {}]", "[\"usb\"]"})
    void leavesOutWhatIsNoTransport(String transports) {
        var credential = credential();
        response(credential).set("transports", MAPPER.readTree(transports));

        assertThat(Attestation.of(credential))
                .hasValueSatisfying(it -> assertThat(it.transports()).containsExactly("usb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"usb\"", "[]"})
    void mayNameNoTransports(String transports) {
        var credential = credential();
        response(credential).set("transports", MAPPER.readTree(transports));

        assertThat(Attestation.of(credential))
                .hasValueSatisfying(it -> assertThat(it.transports()).isEmpty());
    }
}

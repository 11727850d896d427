package dev.sallyport.steps.webauthn;

import static dev.sallyport.steps.webauthn.Ceremony.AT;
import static dev.sallyport.steps.webauthn.Ceremony.BE;
import static dev.sallyport.steps.webauthn.Ceremony.BS;
import static dev.sallyport.steps.webauthn.Ceremony.ED;
import static dev.sallyport.steps.webauthn.Ceremony.UP;
import static dev.sallyport.steps.webauthn.Ceremony.UV;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.Verdict.Proven;
import dev.sallyport.steps.webauthn.Verdict.Refuted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Every check of sctn-registering-a-new-credential, named by the standard's words; each test begins with a registration that is
 * right and breaks one thing. What is checked elsewhere:
 *
 * <ul>
 *   <li>"Let options be a new CredentialCreationOptions structure": {@link CreationOptionsTest}
 *   <li>"If response is not an instance of AuthenticatorAttestationResponse": {@link AttestationTest}
 *   <li>"Verify that attStmt is a correct attestation statement": {@link StatementTest}
 *   <li>"Assess the attestation trustworthiness": {@link TrustworthinessTest}
 *   <li>"Verify that the credentialId is not yet registered for any user": a constraint of the database
 *   <li>"options.mediation ... conditional": it is never offered, so UP is always needed
 *   <li>"evaluate the BS bit": no policy uses it; it is kept
 * </ul>
 */
@DisplayName("Registering a new credential")
class RegistrationTest {

    private static void refuses(String reason, Consumer<Ceremony> alteration) {
        assertThat(Ceremony.of(alteration)).isEqualTo(new Refuted(reason));
    }

    private static Credential accepts(Consumer<Ceremony> alteration) {
        var verdict = Ceremony.of(alteration);
        assertThat(verdict).isInstanceOf(Proven.class);
        return ((Proven) verdict).credential();
    }

    @Test
    @DisplayName("running UTF-8 decode ... any leading byte order mark (BOM) MUST be stripped")
    void decodesUtf8() {
        accepts(it -> {
            it.format = Format.SELF; // so that the hash over the bytes with the mark counts
            it.clientDataText = text -> "\uFEFF" + text;
        });
        refuses("clientDataUnreadable", it -> it.clientDataText = text -> "\uFEFF\uFEFF" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"x\"", "{", "%s%s", "%s;"})
    @DisplayName("the result of running an implementation-specific JSON parser on JSONtext")
    void parsesJson(String form) {
        refuses("clientDataUnreadable", it -> it.clientDataText = text -> form.replace("%s", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webauthn.get", "WebAuthn.create", "webauthn.create ", ""})
    @DisplayName("Verify that the value of C.type is webauthn.create")
    void checksType(String type) {
        refuses("typeMismatch", it -> it.clientData = data -> data.put("type", type));
        refuses("typeMismatch", it -> it.clientData = data -> data.remove("type"));
    }

    @Test
    @DisplayName("Verify that the value of C.challenge equals the base64url encoding of pkOptions.challenge")
    void checksChallenge() {
        var other = Base64Text.of(new byte[32]);
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", other));
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", Ceremony.CHALLENGE + "="));
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", ""));
        refuses("challengeMismatch", it -> it.clientData = data -> data.putNull("challenge"));
        refuses("challengeMismatch", it -> it.clientData = data -> data.remove("challenge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://login.example.org",
                "https://login.example.org:8443",
                "https://login.example.org:443",
                "https://login.example.org/",
                "https://LOGIN.example.org",
                "null",
                ""
            })
    @DisplayName("Verify that the value of C.origin is an origin expected by the Relying Party")
    void checksOrigin(String origin) {
        refuses("originMismatch", it -> it.clientData = data -> data.put("origin", origin));
        refuses("originMismatch", it -> it.givenOrigin = origin);
        refuses("originMismatch", it -> it.clientData = data -> data.remove("origin"));
    }

    @Test
    @DisplayName("C.origin may be that of an Android application")
    void takesAndroidOrigins() {
        var origin = "android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e381bc69f0";
        accepts(it -> {
            it.givenOrigin = origin;
            it.clientData = data -> data.put("origin", origin);
        });
    }

    @Test
    @DisplayName(
            "If C.crossOrigin is present and set to true, verify that the Relying Party expects that this credential would have"
                    + " been created within an iframe that is not same-origin with its ancestors")
    void checksCrossOrigin() {
        refuses("crossOrigin", it -> it.clientData = data -> data.put("crossOrigin", true));
        refuses("crossOrigin", it -> it.clientData = data -> data.put("crossOrigin", "true"));
        accepts(it -> it.clientData = data -> data.remove("crossOrigin"));
    }

    @Test
    @DisplayName(
            "If C.topOrigin is present: Verify that the Relying Party expects that this credential would have been created"
                    + " within an iframe that is not same-origin with its ancestors")
    void checksTopOrigin() {
        refuses("crossOrigin", it -> it.clientData = data -> data.put("topOrigin", "https://example.com"));
        refuses("crossOrigin", it -> it.clientData = data -> data.put("topOrigin", Ceremony.ORIGIN));
    }

    @Test
    @DisplayName("Let hash be the result of computing a hash over response.clientDataJSON using SHA-256")
    void hashesTheClientDataAsItCame() {
        refuses("statementInvalid", it -> {
            it.format = Format.SELF;
            it.clientDataBytes =
                    bytes -> (new String(bytes, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    @DisplayName(
            "Perform CBOR decoding on the attestationObject field ... to obtain the attestation statement format fmt, the"
                    + " authenticator data authData, and the attestation statement attStmt")
    void decodesCbor() {
        refusesObject(it -> it.objectBytes = bytes -> new byte[] {1});
        refusesObject(it -> it.objectBytes = bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        refusesObject(it -> it.objectBytes = bytes -> Arrays.copyOf(bytes, bytes.length + 1));
        refusesObject(it -> it.object = object -> object.remove("fmt"));
        refusesObject(it -> it.object = object -> object.put("fmt", 1));
        refusesObject(it -> it.object = object -> object.remove("attStmt"));
        refusesObject(it -> it.object = object -> object.put("attStmt", "x"));
        refusesObject(it -> it.object = object -> object.remove("authData"));
        refusesObject(it -> it.object = object -> object.put("authData", "x"));
        refusesObject(it -> it.object = object -> object.put("authData", new byte[36]));
    }

    @Test
    @DisplayName(
            "authData of a registration holds attested credential data, and extensions where ED says so, and nothing else")
    void readsAuthenticatorData() {
        refusesObject(it -> it.flags = UP);
        refusesObject(it -> it.extensions = new byte[] {0});
        refusesObject(it -> it.flags = UP | AT | ED);
        refusesObject(it -> {
            it.flags = UP | AT | ED;
            it.extensions = new byte[] {(byte) 0xa0, 0};
        });
        refusesObject(it -> it.credentialId = new byte[0]);
        refusesObject(it -> it.coseKey = new byte[] {1});
        refusesObject(it -> it.coseKey = Cose.map(1, 2, 3, -7, 3, -8)); // the same parameter twice
    }

    private static void refusesObject(Consumer<Ceremony> alteration) {
        refuses("attestationObjectUnreadable", alteration);
    }

    @Test
    @DisplayName("Verify that the rpIdHash in authData is the SHA-256 hash of the RP ID expected by the Relying Party")
    void checksRpIdHash() {
        refuses("rpIdMismatch", it -> it.rpIdHashOf = "login.example.org");
        refuses("rpIdMismatch", it -> it.rpIdHashOf = "Example.org");
    }

    @Test
    @DisplayName(
            "If options.mediation is not set to conditional, verify that the UP bit of the flags in authData is set")
    void checksUserPresence() {
        refuses("userNotPresent", it -> it.flags = UV | AT);
    }

    @Test
    @DisplayName(
            "If the Relying Party requires user verification for this registration, verify that the UV bit of the flags in"
                    + " authData is set")
    void checksUserVerification() {
        refuses("userNotVerified", it -> {
            it.userVerification = Requirement.REQUIRED;
            it.flags = UP | AT;
        });
        assertThat(accepts(it -> it.userVerification = Requirement.REQUIRED).uvInitialized())
                .isTrue();
        assertThat(accepts(it -> it.flags = UP | AT).uvInitialized()).isFalse();
    }

    @Test
    @DisplayName("If the BE bit of the flags in authData is not set, verify that the BS bit is not set")
    void checksBackupFlags() {
        refuses("backupFlagsInconsistent", it -> it.flags = UP | AT | BS);
    }

    @ParameterizedTest
    @CsvSource({"0, false, false", "8, true, false", "24, true, true"})
    @DisplayName(
            "If the Relying Party uses the credential's backup eligibility to inform its user experience flows and/or policies,"
                    + " evaluate the BE bit of the flags in authData")
    void evaluatesBackupEligibility(int flags, boolean eligible, boolean backedUp) {
        var credential = accepts(it -> it.flags = UP | AT | flags);

        assertThat(credential.backupEligible()).isEqualTo(eligible);
        assertThat(credential.backedUp()).isEqualTo(backedUp);
        refuses("backupNotAllowed", it -> {
            it.allowsBackupEligible = false;
            it.flags = UP | AT | BE;
        });
        accepts(it -> it.allowsBackupEligible = false);
    }

    @Test
    @DisplayName(
            "Verify that the \"alg\" parameter in the credential public key in authData matches the alg attribute of one of the"
                    + " items in pkOptions.pubKeyCredParams")
    void checksAlgorithm() {
        refuses("algorithmNotOffered", it -> it.algorithms = List.of(-8, -257));
        refuses("algorithmNotOffered", it -> it.coseKey = Cose.map(1, 2, 3, -35));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Packed", "NONE", "none ", "android-safetynet", "compound", ""})
    @DisplayName(
            "Determine the attestation statement format by performing a USASCII case-sensitive match on fmt against the set of"
                    + " supported WebAuthn Attestation Statement Format Identifier values")
    void knowsFormats(String format) {
        refuses("formatUnknown", it -> it.object = object -> object.put("fmt", format));
    }

    @Test
    @DisplayName("Verify that the credentialId is \u2264 1023 bytes")
    void limitsCredentialIds() {
        var longest = accepts(it -> {
            it.credentialId = new byte[1023];
            it.id = Base64Text.of(it.credentialId);
        });
        assertThat(Base64Text.bytes(longest.id())).hasSize(1023);
        refuses("credentialIdTooLong", it -> {
            it.credentialId = new byte[1024];
            it.id = Base64Text.of(it.credentialId);
        });
    }

    @Test
    @DisplayName("credential.id is the credentialId that the authenticator made")
    void comparesTheIds() {
        refuses("credentialIdMismatch", it -> it.id = Base64Text.of(new byte[31]));
        refuses("credentialIdMismatch", it -> it.credentialId = new byte[33]);
    }

    @Test
    @DisplayName("Let credentialRecord be a new credential record with the following contents")
    void recordsTheCredential() {
        var ceremony = new Ceremony();
        ceremony.signCount = -1;
        ceremony.aaguid[15] = 1;

        var credential = ((Proven) ceremony.verdict()).credential();

        assertThat(credential)
                .isEqualTo(new Credential(
                        Base64Text.of(new byte[32]),
                        Base64Text.of(ceremony.coseKey),
                        -7,
                        4_294_967_295L,
                        "00000000-0000-0000-0000-000000000001",
                        List.of("usb"),
                        true,
                        false,
                        false,
                        "none",
                        Trust.NONE,
                        ceremony.attestation().attestationObject(),
                        ceremony.attestation().clientDataJson()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"credProtect\": 2}", "{\"credProtect\": \"?\"}", "{\"hmac-secret\": 5, \"x\": [1]}"})
    @DisplayName(
            "The Relying Party MUST be prepared to handle such situations, whether by ignoring the unsolicited extensions or by"
                    + " rejecting the attestation: they are ignored")
    void ignoresExtensions(String outputs) {
        var mapper = Cbor.TYPES;
        var bytes = mapper.writeValueAsBytes(JsonMapper.shared().readTree(outputs));
        for (var format : List.of(Format.NONE, Format.SELF, Format.PACKED)) {
            accepts(it -> {
                it.format = format;
                it.flags = UP | AT | ED;
                it.extensions = bytes;
            });
        }
    }

    @Test
    void readsAMemberOfTheClientDataOnce() {
        refuses(
                "clientDataUnreadable",
                it -> it.clientDataText = text -> text.replace("{", "{\"challenge\":" + StringNode.valueOf("x") + ","));
    }
}

package dev.sallyport.steps.webauthn;

import static dev.sallyport.steps.webauthn.Ceremony.AT;
import static dev.sallyport.steps.webauthn.Ceremony.BE;
import static dev.sallyport.steps.webauthn.Ceremony.BS;
import static dev.sallyport.steps.webauthn.Ceremony.ED;
import static dev.sallyport.steps.webauthn.Ceremony.UP;
import static dev.sallyport.steps.webauthn.Ceremony.UV;
import static dev.sallyport.steps.webauthn.Ceremony.accepts;
import static dev.sallyport.steps.webauthn.Ceremony.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.Verdict.Proven;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every check of sctn-registering-a-new-credential, named by the standard's words; each test begins with a registration that is
 * right and breaks one thing. What is checked elsewhere:
 *
 * <ul>
 *   <li>"Let options be a new CredentialCreationOptions structure": {@link CreationOptionsTest}
 *   <li>the steps about {@code C}, the client data: {@link ClientDataTest}
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
}

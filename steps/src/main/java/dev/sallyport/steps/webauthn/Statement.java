package dev.sallyport.steps.webauthn;

import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.statement.AttestationType;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMSCertifyInfo;
import com.webauthn4j.server.CoreServerProperty;
import com.webauthn4j.verifier.CoreRegistrationObject;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import dev.sallyport.steps.webauthn.Reason.Unproven;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verification procedures of the attestation statement formats (sctn-defined-attestation-formats), by webauthn4j. Its verifiers
 * of statements are called one by one: the manager around them refuses a FIDO U2F authenticator that has an AAGUID, which the
 * standard does not, and its "non strict" one verifies no signature at all.
 */
final class Statement {
    private static final String MODEL = "1.3.6.1.4.1.45724.1.1.4"; // id-fido-gen-ce-aaguid

    /** Each certificate costs the verification of a signature; makers show two or three. */
    private static final int LONGEST_PATH = 5;

    private static final Map<String, AttestationStatementVerifier> VERIFIERS = Map.of(
            "none", new NoneAttestationStatementVerifier(),
            "packed", new PackedAttestationStatementVerifier(),
            "fido-u2f", new FIDOU2FAttestationStatementVerifier(),
            "tpm", new TPMAttestationStatementVerifier(),
            "android-key", androidKey(),
            "apple", new AppleAnonymousAttestationStatementVerifier());

    private Statement() {}

    /** No policy asks for keys of a trusted execution environment alone. */
    private static AttestationStatementVerifier androidKey() {
        var verifier = new AndroidKeyAttestationStatementVerifier();
        verifier.setTeeEnforcedOnly(false);
        return verifier;
    }

    /**
     * What a statement that is valid conveys.
     *
     * @param path the attestation trust path: the certificate whose key signed, then its issuers; empty for none and self
     */
    record Conveyed(AttestationType type, List<X509Certificate> path) {}

    /**
     * What a statement conveys, if it is valid and of a known format.
     *
     * @param object the attestation object as it was read
     * @param plainData the authenticator data without extensions
     * @param hash of the client data
     */
    static Conveyed verify(String format, ObjectNode object, byte[] plainData, byte[] hash, String rpId, Instant now) {
        var verifier = VERIFIERS.get(format);
        if (verifier == null) {
            throw new Unproven(Reason.FORMAT_UNKNOWN);
        }
        try {
            var parsed =
                    Cbor.TYPES.readValue(bytes(object.deepCopy().put("authData", plainData)), AttestationObject.class);
            parsed.getAttestationStatement().validate();
            Reason.STATEMENT_INVALID.unless(
                    path(parsed).size() <= LONGEST_PATH && path(parsed).stream().allMatch(Der::hasReadableExtensions));
            checkMore(parsed);
            var signed =
                    new CoreRegistrationObject(parsed, bytes(object), hash, new CoreServerProperty(rpId, null), now);
            return new Conveyed(verifier.verify(signed), path(parsed));
        } catch (Unproven e) {
            throw e;
        } catch (RuntimeException e) { // thirty kinds of its own, and casts and buffers that did not expect such bytes
            throw new Unproven(Reason.STATEMENT_INVALID);
        }
    }

    private static byte[] bytes(ObjectNode object) {
        return Cbor.TYPES.writeValueAsBytes(object);
    }

    private static List<X509Certificate> path(AttestationObject object) {
        return object.getAttestationStatement() instanceof CertificateBaseAttestationStatement statement
                        && statement.getX5c() != null
                ? List.copyOf(statement.getX5c())
                : List.of();
    }

    /** What the standard says and webauthn4j leaves out. */
    private static void checkMore(AttestationObject object) {
        switch (object.getAttestationStatement()) {
            // sctn-packed-attestation-cert-requirements
            case PackedAttestationStatement _ ->
                Reason.STATEMENT_INVALID.unless(path(object).stream()
                        .limit(1)
                        .noneMatch(it -> it.getCriticalExtensionOIDs() != null
                                && it.getCriticalExtensionOIDs().contains(MODEL)));
            // sctn-tpm-attestation: "using the nameAlg in the pubArea", not the one that the name claims
            case TPMAttestationStatement tpm -> {
                var name = ((TPMSCertifyInfo) tpm.getCertInfo().getAttested()).getName();
                Reason.STATEMENT_INVALID.unless(
                        name.getHashAlg() == tpm.getPubArea().getNameAlg());
            }
            default -> {}
        }
    }
}

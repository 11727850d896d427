package dev.sallyport.steps.webauthn;

import java.util.List;

/**
 * A credential record (WebAuthn Level 3, credential-record).
 *
 * @param id base64url without padding, of 1 to 1023 bytes
 * @param publicKey the COSE key as it came, base64url without padding
 * @param algorithm the key's COSE algorithm identifier
 * @param signCount 0 to 4294967295
 * @param aaguid a UUID: the authenticator's model, as it says
 * @param transports as the client says; may be empty
 * @param uvInitialized whether the user was verified
 * @param format the attestation statement's
 * @param attestationObject base64url without padding, kept for later evaluation
 * @param clientDataJson base64url without padding, likewise
 */
public record Credential(
        String id,
        String publicKey,
        int algorithm,
        long signCount,
        String aaguid,
        List<String> transports,
        boolean uvInitialized,
        boolean backupEligible,
        boolean backedUp,
        String format,
        Trust trust,
        String attestationObject,
        String clientDataJson) {
    public Credential {
        transports = List.copyOf(transports);
    }
}

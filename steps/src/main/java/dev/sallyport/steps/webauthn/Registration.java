package dev.sallyport.steps.webauthn;

import dev.sallyport.steps.policy.FidoRules;
import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.Reason.Unproven;
import dev.sallyport.steps.webauthn.Verdict.Proven;
import dev.sallyport.steps.webauthn.Verdict.Refuted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The relying party's part of registering a new credential (WebAuthn Level 3, sctn-registering-a-new-credential), in the standard's
 * order. That a credential is registered once is the store's to see to.
 */
public final class Registration {
    private static final int LONGEST_CREDENTIAL_ID = 1023;

    private Registration() {}

    /**
     * Never throws, whatever the client sent. It takes some milliseconds, for it verifies signatures.
     *
     * @param origin which the client says it called from; whether it is allowed is for the caller to check
     * @param rules the policy's: its trust anchors, and whether credentials that can be backed up are allowed
     * @param now at which certificates must be valid
     */
    public static Verdict verify(
            CreationOptions options, Attestation attestation, String origin, FidoRules rules, Instant now) {
        try {
            return new Proven(proven(options, attestation, origin, rules, now));
        } catch (Unproven e) {
            return new Refuted(e.reason().word());
        }
    }

    private static Credential proven(
            CreationOptions options, Attestation attestation, String origin, FidoRules rules, Instant now) {
        ClientData.check(attestation.clientDataBytes(), options.challenge(), origin);
        var hash = sha256(attestation.clientDataBytes());

        var object = Cbor.whole(attestation.attestationObjectBytes());
        Reason.ATTESTATION_OBJECT_UNREADABLE.unless(object.path("fmt").isString()
                && object.path("attStmt").isObject()
                && object.path("authData").isBinary());
        var data = AuthenticatorData.of(object.path("authData").binaryValue());
        check(data, options, rules);

        var format = object.path("fmt").asString();
        var conveyed = Statement.verify(
                format, object, data.withoutExtensions(), hash, options.rp().id(), now);
        var trust = Trustworthiness.assess(conveyed, rules.trustAnchors(), now);

        Reason.CREDENTIAL_ID_TOO_LONG.unless(data.credentialId().length <= LONGEST_CREDENTIAL_ID);
        var id = Base64Text.of(data.credentialId());
        Reason.CREDENTIAL_ID_MISMATCH.unless(
                attestation.id() == null || attestation.id().equals(id));
        return new Credential(
                id,
                Base64Text.of(data.publicKey()),
                data.credentialKey().algorithm(),
                data.signCount(),
                data.aaguid().toString(),
                attestation.transports(),
                data.userVerified(),
                data.backupEligible(),
                data.backedUp(),
                format,
                trust,
                attestation.attestationObject(),
                attestation.clientDataJson());
    }

    private static void check(AuthenticatorData data, CreationOptions options, FidoRules rules) {
        var rpId = options.rp().id().getBytes(StandardCharsets.UTF_8);
        Reason.RP_ID_MISMATCH.unless(data.isFor(sha256(rpId)));
        Reason.USER_NOT_PRESENT.unless(data.userPresent());
        Reason.USER_NOT_VERIFIED.unless(data.userVerified() || options.userVerification() != Requirement.REQUIRED);
        Reason.BACKUP_FLAGS_INCONSISTENT.unless(data.backupEligible() || !data.backedUp());
        Reason.BACKUP_NOT_ALLOWED.unless(rules.allowsBackupEligible() || !data.backupEligible());
        Reason.ALGORITHM_NOT_OFFERED.unless(
                options.algorithms().contains(data.credentialKey().algorithm()));
        data.credentialKey().check();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

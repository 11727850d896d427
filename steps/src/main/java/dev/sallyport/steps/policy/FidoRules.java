package dev.sallyport.steps.policy;

import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Failure;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Fido;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How FIDO authenticators are proved, with all defaults filled in.
 *
 * @param failures how many wrong attestations lock the proof
 * @param coolDown for how long
 * @param discoverableCredentials whether the authenticator itself shall keep the credential
 * @param allowsBackupEligible whether credentials that can be copied to other authenticators are taken
 * @param trustAnchors certificates of which one must vouch for the authenticator's model, see {@link Certificates}; empty: none need
 */
public record FidoRules(
        int failures,
        Duration coolDown,
        Requirement userVerification,
        Requirement discoverableCredentials,
        boolean allowsBackupEligible,
        List<String> trustAnchors) {

    public FidoRules {
        trustAnchors = List.copyOf(trustAnchors);
    }

    /** Whether the authenticator's own statement must be asked for. */
    public boolean wantsAttestation() {
        return !trustAnchors.isEmpty();
    }

    static FidoRules of(@Nullable Fido block) {
        var verification = block == null ? null : block.userVerification();
        var discoverable = block == null ? null : block.discoverableCredentials();
        var backup = block == null ? null : block.backupEligibility();
        var anchors = block == null ? null : block.trustAnchors();
        return new FidoRules(
                Failure.countOf(block == null ? null : block.failure()),
                Failure.coolDownOf(block == null ? null : block.failure()),
                verification == null || verification.option() == null ? Requirement.PREFERRED : verification.option(),
                discoverable == null ? Requirement.PREFERRED : discoverable,
                backup == null || !Boolean.FALSE.equals(backup.allow()),
                anchors == null ? List.of() : anchors);
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.StepContext;
import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.pairing.MobilePayload.Push;
import dev.sallyport.steps.policy.Application;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a verified claim fails its key, the first reason in the order of decisions.md section 9. */
final class PairingFailures {
    private static final Set<String> PUSH_PROVIDERS = Set.of("APNS", "FCM", "HMS"); // wire.md 6.1

    private PairingFailures() {}

    static Optional<EnrollRefusal> of(PairingRequired state, ClaimPairing claim, StepContext<EnrollTerms> context) {
        var application = context.terms().applications().stream()
                .filter(it -> it.id().equals(state.device().application()))
                .findFirst();
        var rules = context.terms().policy().mobileRules(state.device().application());
        if (!context.now().isBefore(state.pairingKey().expiresAt())) {
            return Optional.of(EnrollRefusal.PAIRING_KEY_EXPIRED);
        }
        if (application.isEmpty() || !isFrom(application.get(), claim.payload().app())) {
            return Optional.of(EnrollRefusal.APPLICATION_MISMATCH);
        }
        if (isCompromised(application.get(), claim.integrity(), rules.demandsIntegrity())) {
            return Optional.of(EnrollRefusal.DEVICE_INTEGRITY_COMPROMISED);
        }
        if (Binding.limit(context).isPresent()) {
            return Optional.of(EnrollRefusal.DEVICE_LIMIT_REACHED);
        }
        return rules.demandsPush() && !canBePushedTo(claim.payload().push())
                ? Optional.of(EnrollRefusal.PUSH_REGISTRATION_FAILED)
                : Optional.empty();
    }

    private static boolean isFrom(Application application, MobilePayload.App app) {
        var mobile = application.mobile();
        return mobile != null
                && (app.bundleId() != null || app.packageName() != null)
                && (app.bundleId() == null || app.bundleId().equals(mobile.bundleId()))
                && (app.packageName() == null || app.packageName().equals(mobile.packageName()));
    }

    private static boolean isCompromised(Application application, IntegrityVerdict verdict, boolean demanded) {
        return application.detectsIntegrity()
                && switch (verdict) {
                    case PASSED -> false;
                    case FAILED -> true;
                    case UNKNOWN -> demanded;
                };
    }

    private static boolean canBePushedTo(@Nullable Push push) {
        return push != null && push.isWellFormed() && PUSH_PROVIDERS.contains(push.provider());
    }
}

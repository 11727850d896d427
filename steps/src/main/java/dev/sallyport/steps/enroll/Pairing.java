package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.MobileApp;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.MfaSettings.KeyFormat;
import java.time.Duration;

/** A phone is shown a pairing key, and has a while to claim it. */
final class Pairing {
    private static final Duration KEY_LIFETIME = Duration.ofMinutes(10);

    private Pairing() {}

    static Transition<Enrollment> create(Enrollment state, CreateDevice asked, StepContext<EnrollTerms> context) {
        var id = asked.application() == null ? null : asked.application().id();
        if (id == null) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("application.id"), state);
        }
        var known = context.terms().applications().stream().map(Application::id).toList();
        if (!known.contains(id)) {
            return Transition.refuse(
                    CommonRefusal.INVALID_VALUE.problem("application.id").with("allowedValues", known), state);
        }
        var full = Binding.limit(context);
        if (full.isPresent()) {
            return Transition.refuse(full.get(), state);
        }
        var device = new MobileApp(context.chance().uuid("device").toString(), asked.nickname(), id);
        var lapses = context.now().plus(lifetime(id, context.terms()));
        var until = lapses.isBefore(context.expiresAt()) ? lapses : context.expiresAt();
        var format = context.terms().mfaSettings().pairing().pairingKeyFormat();
        var key = PairingKey.of(context.chance(), format == null ? KeyFormat.ALPHANUMERIC : format, until);
        return Transition.to(new PairingRequired(device, key), new Effect.Wake(until, new PairingLapsed(device.id())));
    }

    private static Duration lifetime(String application, EnrollTerms terms) {
        var mobile = terms.policy().mobile();
        if (mobile != null && mobile.applications() != null) {
            for (var it : mobile.applications()) {
                if (it.id().equals(application) && it.pairingKeyLifetime() != null) {
                    return it.pairingKeyLifetime().length();
                }
            }
        }
        return KEY_LIFETIME;
    }

    /** The wake may come late, and another pairing may stand where the first one stood. */
    static Transition<Enrollment> lapse(PairingRequired state, PairingLapsed lapsed, StepContext<EnrollTerms> context) {
        return state.device().id().equals(lapsed.device())
                        && !context.now().isBefore(state.pairingKey().expiresAt())
                ? Transition.to(new MobilePairingFailure(
                        new Failure("PAIRING_KEY_EXPIRED", "No phone claimed the pairing key in time.")))
                : Transition.to(state);
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.MobileApp;
import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.EnrollAction.DeleteDevice;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.MfaSettings.KeyFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A phone is shown a pairing key, and has a while to claim it (decisions.md section 9). */
final class Pairing {
    /** How many keys of one user may wait for a phone (wire.md 2.11). */
    static final int MOST_LIVE_KEYS = 20;

    /** A payload lives five minutes at most, and clocks differ. */
    private static final Duration PAYLOAD_MEMORY = Duration.ofMinutes(10);

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
        var refused = Binding.limit(context).or(() -> tooManyKeys(context));
        if (refused.isPresent()) {
            return Transition.refuse(refused.get(), state);
        }
        var device = new MobileApp(context.chance().uuid("device").toString(), asked.nickname(), id);
        var rules = context.terms().policy().mobileRules(id);
        var lapses = context.now().plus(rules.pairingKeyLifetime());
        var until = lapses.isBefore(context.expiresAt()) ? lapses : context.expiresAt();
        var format = context.terms().mfaSettings().pairing().pairingKeyFormat();
        var key = PairingKey.of(context.chance(), format == null ? KeyFormat.ALPHANUMERIC : format, until);
        return Transition.to(
                new PairingRequired(device, key),
                IssuedKey.issue(device, key, context),
                new Effect.Wake(until, new PairingLapsed(device.id())));
    }

    private static Optional<Problem> tooManyKeys(StepContext<EnrollTerms> context) {
        var live = context.subject()
                .all(IssuedKey.KIND)
                .filter(it -> !it.key().equals(context.execution()))
                .map(Kept::body)
                .filter(it -> it.isLive(context.now()))
                .map(IssuedKey::expiresAt)
                .toList();
        return live.size() < MOST_LIVE_KEYS
                ? Optional.empty()
                : live.stream().min(Instant::compareTo).map(CommonRefusal.LIMIT_EXCEEDED.problem()::until);
    }

    /** The phone's claim: the device, the key and the state change together, or none of them. */
    static Transition<Enrollment> claim(PairingRequired state, ClaimPairing claim, StepContext<EnrollTerms> context) {
        var issued = IssuedKey.of(context).map(Kept::body);
        if (issued.isEmpty() || !issued.get().device().equals(state.device().id())) {
            return Transition.to(state);
        }
        var payload = claim.payload();
        var once = new Effect.Spend("jti " + payload.key() + " " + payload.jti(), 1, PAYLOAD_MEMORY);
        var why = PairingFailures.of(state, claim, context);
        if (why.isPresent()) {
            var failure = Failure.of(why.get());
            return Transition.refuse(
                    why.get().problem("pairingKey"),
                    new MobilePairingFailure(failure),
                    once,
                    issued.get().failed(state.pairingKey(), failure, context));
        }
        var claimed = issued.get().claimed(state.pairingKey(), payload.key(), context);
        return Binding.bind(state, Device.PairedApp.of(state.device(), payload), List.of(once, claimed), context);
    }

    /** The wake may come late, and another pairing may stand where the first one stood. */
    static Transition<Enrollment> lapse(PairingRequired state, PairingLapsed lapsed, StepContext<EnrollTerms> context) {
        if (!state.device().id().equals(lapsed.device())
                || context.now().isBefore(state.pairingKey().expiresAt())) {
            return Transition.to(state);
        }
        var failure = Failure.of(EnrollRefusal.PAIRING_KEY_EXPIRED);
        return Transition.to(
                new MobilePairingFailure(failure),
                IssuedKey.of(context).map(it -> it.body().failed(state.pairingKey(), failure, context)).stream()
                        .toList());
    }

    static Transition<Enrollment> delete(PairingRequired state, DeleteDevice asked, StepContext<EnrollTerms> context) {
        return Transition.to(
                new EnrollmentRequired(),
                IssuedKey.of(context).map(it -> it.body().deleted(context)).stream()
                        .toList());
    }
}

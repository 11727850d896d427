package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.Addressed;
import dev.sallyport.steps.enroll.Enrollment.Enrolled;
import dev.sallyport.steps.policy.DeviceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds a proved device to its user, and holds the limits per user. */
final class Binding {

    private Binding() {}

    /** The device becomes ACTIVE, unless the user has too many by now, or this one already. */
    static Transition<Enrollment> bind(
            Enrollment state, Device device, List<Effect> also, StepContext<EnrollTerms> context) {
        var refused = limit(context).or(() -> taken(device, context));
        if (refused.isPresent()) {
            return Transition.refuse(refused.get(), state);
        }
        var user = User.of(context.subject());
        var record = User.orNew(user).enrolled(context.terms().enableMfa(), device);
        var effects = new ArrayList<>(also);
        effects.add(keep(device));
        effects.add(Effect.Keep.of(User.KIND, context.subject().id(), "KNOWN", record, user, null));
        NewDevice.notice(device, context).ifPresent(effects::add);
        return Transition.to(new Enrolled(device.id(), device.type().name()), effects);
    }

    /** A credential id is bound once within the environment, by the store's constraint. */
    private static Effect keep(Device device) {
        var keep = Effect.Keep.of(Device.KIND, device.id(), Device.ACTIVE, device, Optional.empty(), null);
        return device instanceof Device.Passkey passkey
                ? keep.under(new Effect.Lookup(passkey.credential().id(), "attestation"))
                : keep;
    }

    /** A limit is no guard: the link stays. */
    static Optional<Problem> limit(StepContext<EnrollTerms> context) {
        var most = context.terms().mfaSettings().pairing().maxAllowedDevices();
        return active(context).count() < most
                ? Optional.empty()
                : Optional.of(CommonRefusal.LIMIT_EXCEEDED.problem().with("quotaLimit", most));
    }

    /** The same address twice ACTIVE is refused. */
    static Optional<Problem> taken(Device device, StepContext<EnrollTerms> context) {
        return device instanceof Addressed addressed
                        && active(context)
                                .filter(it -> it.type() == device.type())
                                .anyMatch(it -> it instanceof Addressed other
                                        && other.normalized().equals(addressed.normalized()))
                ? Optional.of(CommonRefusal.UNIQUENESS_VIOLATION.problem(
                        device.type() == DeviceType.EMAIL ? "email" : "phone"))
                : Optional.empty();
    }

    static Stream<Device> active(StepContext<EnrollTerms> context) {
        return context.subject()
                .all(Device.KIND)
                .filter(it -> it.status().equals(Device.ACTIVE))
                .map(Kept::body);
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.Authenticator;
import dev.sallyport.steps.enroll.Device.Mailbox;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.otp.Totp;
import java.util.List;

/** {@code device.activate}: the pending device is proved. */
final class Activation {

    private Activation() {}

    static Transition<Enrollment> activate(
            ActivationRequired state, ActivateDevice asked, StepContext<EnrollTerms> context) {
        if (asked.otp() == null || asked.otp().isBlank()) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("otp"), state);
        }
        var otp = asked.otp().replaceAll("\\s", ""); // people type the gaps that they see
        return switch (state.proof()) {
            case Code code
            when state.device() instanceof Mailbox device -> CodeProof.activate(state, device, code, otp, context);
            case TotpProof proof
            when state.device() instanceof Authenticator device -> totp(state, device, proof, otp, context);
            case Code _, TotpProof _ ->
                throw new IllegalStateException("a proof stands beside a device of another type");
        };
    }

    private static Transition<Enrollment> totp(
            ActivationRequired state,
            Authenticator device,
            TotpProof proof,
            String otp,
            StepContext<EnrollTerms> context) {
        if (proof.lockedUntil() != null && context.now().isBefore(proof.lockedUntil())) {
            return Transition.refuse(
                    EnrollRefusal.OTP_ATTEMPTS_LIMIT.problem("otp").until(proof.lockedUntil()), state);
        }
        var rules = context.terms().policy().totpRules();
        var step = Totp.proves(device.secret().value(), otp, context.now(), rules.window(), device.lastStep());
        if (step.isPresent()) {
            return Binding.bind(state, device.accepted(step.getAsLong()), List.of(), context);
        }
        var failures = (proof.lockedUntil() == null ? proof.failures() : 0) + 1;
        var remaining = rules.failures() - failures;
        var lockedUntil = context.now().plus(rules.coolDown());
        var problem = EnrollRefusal.INVALID_OTP.problem("otp").with("attemptsRemaining", remaining);
        return remaining > 0
                ? Transition.refuse(problem, new ActivationRequired(device, new TotpProof(failures, remaining, null)))
                : Transition.refuse(
                        problem,
                        new ActivationRequired(device, new TotpProof(failures, 0, lockedUntil)),
                        new Effect.Wake(lockedUntil, new CoolDownEnded(device.id())));
    }

    /** Makes it visible that there are attempts again. A late wake finds another device, or a later cool-down. */
    static Transition<Enrollment> coolDownEnded(
            ActivationRequired state, CoolDownEnded ended, StepContext<EnrollTerms> context) {
        return state.proof() instanceof TotpProof proof
                        && proof.lockedUntil() != null
                        && state.device().id().equals(ended.device())
                        && !context.now().isBefore(proof.lockedUntil())
                ? Transition.to(new ActivationRequired(
                        state.device(),
                        new TotpProof(0, context.terms().policy().totpRules().failures(), null)))
                : Transition.to(state);
    }
}

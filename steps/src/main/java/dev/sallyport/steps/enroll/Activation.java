package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.Addressed;
import dev.sallyport.steps.enroll.Device.Authenticator;
import dev.sallyport.steps.enroll.Device.NewPasskey;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.FidoProof;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.otp.Totp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code device.activate}: the pending device is proved. */
final class Activation {

    private Activation() {}

    static Transition<Enrollment> activate(
            ActivationRequired state, ActivateDevice asked, StepContext<EnrollTerms> context) {
        return switch (state.proof()) {
            case Code code
            when state.device() instanceof Addressed device ->
                otp(asked)
                        .map(it -> CodeProof.activate(state, device, code, it, context))
                        .orElseGet(() -> noOtp(state));
            case TotpProof proof
            when state.device() instanceof Authenticator device ->
                otp(asked)
                        .map(it -> totp(state, device, proof.attempts(), it, context))
                        .orElseGet(() -> noOtp(state));
            case FidoProof proof
            when state.device() instanceof NewPasskey device ->
                PasskeyProof.activate(state, device, proof, asked, context);
            case Code _, TotpProof _, FidoProof _ ->
                throw new IllegalStateException("a proof stands beside a device of another type");
        };
    }

    /** People type the gaps that they see. */
    private static Optional<String> otp(ActivateDevice asked) {
        return Optional.ofNullable(asked.otp())
                .map(it -> it.replaceAll("\\s", ""))
                .filter(it -> !it.isEmpty());
    }

    private static Transition<Enrollment> noOtp(Enrollment state) {
        return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("otp"), state);
    }

    private static Transition<Enrollment> totp(
            ActivationRequired state,
            Authenticator device,
            Attempts attempts,
            String otp,
            StepContext<EnrollTerms> context) {
        var locked = attempts.refusal(EnrollRefusal.OTP_ATTEMPTS_LIMIT, "otp", context.now());
        if (locked.isPresent()) {
            return Transition.refuse(locked.get(), state);
        }
        var rules = context.terms().policy().totpRules();
        var step = Totp.proves(device.secret().value(), otp, context.now(), rules.window(), device.lastStep());
        return step.isPresent()
                ? Binding.bind(state, device.accepted(step.getAsLong()), List.of(), context)
                : failed(
                        device,
                        attempts.failed(rules.failures(), rules.coolDown(), context.now()),
                        TotpProof::of,
                        EnrollRefusal.INVALID_OTP.problem("otp"));
    }

    /** A failure is a stored move and a refusal at once; the last that is borne locks the proof for a while. */
    static Transition<Enrollment> failed(
            Device device, Attempts attempts, Function<Attempts, Proof> proof, Problem problem) {
        var told = problem.with("attemptsRemaining", attempts.remaining());
        var next = new ActivationRequired(device, proof.apply(attempts));
        return attempts.lockedUntil() == null
                ? Transition.refuse(told, next)
                : Transition.refuse(
                        told, next, new Effect.Wake(attempts.lockedUntil(), new CoolDownEnded(device.id())));
    }

    /** Makes it visible that there are attempts again. A late wake finds another device, or a later cool-down. */
    static Transition<Enrollment> coolDownEnded(
            ActivationRequired state, CoolDownEnded ended, StepContext<EnrollTerms> context) {
        var policy = context.terms().policy();
        return switch (state.proof()) {
            case TotpProof proof
            when isOver(proof.attempts(), state, ended, context) ->
                unlocked(state, TotpProof.of(Attempts.of(policy.totpRules().failures())));
            case FidoProof(var attempts)
            when isOver(attempts, state, ended, context) ->
                unlocked(
                        state,
                        new FidoProof(Attempts.of(
                                policy.fidoRules(state.device().type()).failures())));
            case Code _, TotpProof _, FidoProof _ -> Transition.to(state);
        };
    }

    private static boolean isOver(
            Attempts attempts, ActivationRequired state, CoolDownEnded ended, StepContext<EnrollTerms> context) {
        return state.device().id().equals(ended.device()) && attempts.hasCooledDown(context.now());
    }

    private static Transition<Enrollment> unlocked(ActivationRequired state, Proof proof) {
        return Transition.to(new ActivationRequired(state.device(), proof));
    }
}

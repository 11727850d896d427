package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Action.DeliveryFailed;
import dev.sallyport.engine.Action.DeliverySent;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.Addressed;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.EnrollAction.ResendOtp;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.Delivery;
import dev.sallyport.steps.otp.CodeCount;
import dev.sallyport.steps.policy.CodeRules;
import dev.sallyport.steps.policy.DeviceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Codes that are sent: how they are made, counted, sent again, and checked. */
final class CodeProof {
    /** Counts; the key is user, type and normalized address. */
    static final Kind<CodeCount> COUNT = new Kind<>("otpCount", CodeCount.class);

    /** How many addresses of one user are counted at a time; more would make one user's rows grow without bound. */
    static final int MOST_COUNTS = 50;

    private static final String PURPOSE = "enrollment code";

    private CodeProof() {}

    /** An address with its count as it was read. */
    private record Target(Addressed device, CodeRules rules, Optional<Kept<CodeCount>> read, CodeCount count) {

        static Target of(Addressed device, StepContext<EnrollTerms> context) {
            var key = key(device, context);
            var count = context.subject()
                    .live(COUNT, key, context.now())
                    .map(Kept::body)
                    .orElseGet(() -> CodeCount.fresh(context.now()));
            var rules = context.terms().policy().codes(device.type());
            return new Target(device, rules, context.subject().find(COUNT, key), count);
        }

        static String key(Addressed device, StepContext<EnrollTerms> context) {
            // a user's id holds no space, so that keys of two users never meet
            return context.subject().id() + " " + device.type() + " " + device.normalized();
        }

        Effect keep(CodeCount next, StepContext<EnrollTerms> context) {
            return Effect.Keep.of(COUNT, key(device, context), "COUNTING", next, read, next.endsAt());
        }

        Effect end(StepContext<EnrollTerms> context) {
            return Effect.Keep.of(COUNT, key(device, context), "ENDED", count, read, context.now());
        }
    }

    static Transition<Enrollment> create(
            Enrollment state, DeviceType type, CreateDevice asked, StepContext<EnrollTerms> context) {
        return switch (Addressing.of(type, asked, context)) {
            case Addressing.Wrong(var problem) -> Transition.refuse(problem, state);
            case Addressing.Good(var device) ->
                Binding.limit(context)
                        .or(() -> Binding.taken(device, context))
                        .or(() -> tooManyAddresses(device, context))
                        .map(refused -> Transition.refuse(refused, state))
                        .orElseGet(() -> send(state, device, Target.of(device, context), false, context));
        };
    }

    private static Optional<Problem> tooManyAddresses(Addressed device, StepContext<EnrollTerms> context) {
        var others = context.subject()
                .all(COUNT)
                .filter(it -> it.expiresAt() != null && context.now().isBefore(it.expiresAt()))
                .filter(it -> !it.key().equals(Target.key(device, context)))
                .toList();
        return others.size() < MOST_COUNTS
                ? Optional.empty()
                : others.stream()
                        .map(it -> it.body().endsAt())
                        .min(Instant::compareTo)
                        .map(CommonRefusal.LIMIT_EXCEEDED.problem()::until);
    }

    static boolean isCode(ActivationRequired state, StepContext<EnrollTerms> context) {
        return state.proof() instanceof Code;
    }

    static Transition<Enrollment> resend(ActivationRequired state, ResendOtp asked, StepContext<EnrollTerms> context) {
        return state.device() instanceof Addressed device && state.proof() instanceof Code code
                ? send(state, device, Target.of(device, context), code.delivery() == Delivery.FAILED, context)
                : Transition.refuse(CommonRefusal.INVALID_ACTION.problem(), state);
    }

    /** A new code replaces the old one, if it may be sent by now. */
    private static Transition<Enrollment> send(
            Enrollment state, Addressed device, Target target, boolean freeOfWait, StepContext<EnrollTerms> context) {
        var mayBeSentAt = target.count().mayBeSentAt(freeOfWait);
        if (context.now().isBefore(mayBeSentAt)) {
            return Transition.refuse(CommonRefusal.LIMIT_EXCEEDED.problem().until(mayBeSentAt), state);
        }
        var count = target.count().sent(context.now());
        var rules = target.rules();
        var message = context.chance().uuid("message").toString();
        var otp = context.chance().digits("code", rules.length());
        var code = new Code(
                context.digest().of(PURPOSE + " " + message, otp),
                message,
                count.round(),
                context.now().plus(rules.lifeTime()),
                count.attemptsRemaining(rules),
                count.mayBeSentAt(false),
                count.resendsRemaining(),
                Delivery.PENDING);
        return Transition.to(
                new ActivationRequired(device, code),
                target.keep(count, context),
                budget(device.normalized()),
                new Effect.Send(message, device.type().name(), notice(device.address(), otp, rules, context)));
    }

    /** What an address is sent within an hour, whoever asks and whatever for. */
    static Effect.Spend budget(String normalized) {
        return new Effect.Spend("send " + normalized, CodeCount.MOST_SENDS_TO_ADDRESS, CodeCount.ADDRESS_PERIOD);
    }

    private static Notice notice(String to, String otp, CodeRules rules, StepContext<EnrollTerms> context) {
        var template = context.terms().template();
        var variables = new TreeMap<>(template.variables());
        variables.put("otp", otp);
        variables.put(
                "lifetimeMinutes", String.valueOf(Math.max(1, rules.lifeTime().toMinutes())));
        return new Notice(to, "device_pairing", template.variant(), template.locale(), variables);
    }

    static Transition<Enrollment> activate(
            ActivationRequired state, Addressed device, Code code, String otp, StepContext<EnrollTerms> context) {
        var target = Target.of(device, context);
        if (target.read().isPresent() && !target.count().isAlive(code.round())) {
            return Transition.refuse(EnrollRefusal.OTP_ATTEMPTS_LIMIT.problem("otp"), state);
        }
        if (!context.now().isBefore(code.expiresAt())) {
            return Transition.refuse(EnrollRefusal.OTP_EXPIRED.problem("otp"), state);
        }
        return context.digest().matches(code.digest(), PURPOSE + " " + code.message(), otp)
                ? Binding.bind(state, device, List.of(target.end(context)), context)
                : failed(state, code, target, context);
    }

    /** A wrong code is a stored move and a refusal at once. */
    private static Transition<Enrollment> failed(
            ActivationRequired state, Code code, Target target, StepContext<EnrollTerms> context) {
        var count = target.count().failed(context.now(), target.rules());
        var remaining = count.attemptsRemaining(target.rules());
        Enrollment next = count.isExhausted()
                ? new EnrollmentRequired()
                : new ActivationRequired(state.device(), code.failed(remaining, count.mayBeSentAt(false)));
        return Transition.refuse(
                EnrollRefusal.INVALID_OTP.problem("otp").with("attemptsRemaining", remaining),
                next,
                target.keep(count, context));
    }

    /** What is told of an earlier code's message changes nothing. */
    static Transition<Enrollment> sent(ActivationRequired state, DeliverySent told, StepContext<EnrollTerms> context) {
        return state.proof() instanceof Code code && code.message().equals(told.message())
                ? Transition.to(new ActivationRequired(state.device(), code.sent()))
                : Transition.to(state);
    }

    /** The next resend is free of the wait between two sends, though not of a cool-down. */
    static Transition<Enrollment> notSent(
            ActivationRequired state, DeliveryFailed told, StepContext<EnrollTerms> context) {
        if (state.device() instanceof Addressed device
                && state.proof() instanceof Code code
                && code.message().equals(told.message())
                && code.delivery() != Delivery.FAILED) {
            var free = Target.of(device, context).count().mayBeSentAt(true);
            var resendAt = free.isBefore(context.now()) ? context.now() : free;
            return Transition.to(new ActivationRequired(device, code.notSent(resendAt)));
        }
        return Transition.to(state);
    }
}

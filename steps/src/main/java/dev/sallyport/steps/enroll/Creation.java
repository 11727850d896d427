package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Secret;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.Authenticator;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.otp.Totp;
import dev.sallyport.steps.policy.DeviceType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code device.create}: what is asked for is checked, and a pending device stands in the state. */
final class Creation {
    static final int LONGEST_NAME = 100;

    private Creation() {}

    static Transition<Enrollment> create(Enrollment state, CreateDevice asked, StepContext<EnrollTerms> context) {
        var wrong = wrongMember(asked, context.terms());
        if (wrong.isPresent()) {
            return Transition.refuse(wrong.get(), state);
        }
        var type = DeviceType.valueOf(String.valueOf(asked.type()));
        return switch (type) {
            case EMAIL, SMS, VOICE -> CodeProof.create(state, type, asked, context);
            case TOTP -> totp(state, asked, context);
            case MOBILE -> Pairing.create(state, asked, context);
            case PLATFORM, SECURITY_KEY -> PasskeyProof.create(state, type, asked, context);
        };
    }

    private static Optional<Problem> wrongMember(CreateDevice asked, EnrollTerms terms) {
        if (asked.type() == null) {
            return Optional.of(
                    CommonRefusal.REQUIRED_VALUE.problem("type").with("allowedValues", terms.allowedtypes()));
        }
        if (terms.allowedtypes().stream().noneMatch(it -> it.name().equals(asked.type()))) {
            return Optional.of(CommonRefusal.INVALID_VALUE.problem("type").with("allowedValues", terms.allowedtypes()));
        }
        return isName(asked.nickname())
                ? Optional.empty()
                : Optional.of(CommonRefusal.INVALID_VALUE
                        .problem("nickname")
                        .with("rangeMinimumValue", 1)
                        .with("rangeMaximumValue", LONGEST_NAME));
    }

    /** Whether people may be shown a name; null: none was given. */
    static boolean isName(@Nullable String name) {
        return name == null
                || (!name.isBlank()
                        && name.codePointCount(0, name.length()) <= LONGEST_NAME
                        && name.codePoints().noneMatch(Creation::misleads));
    }

    /** Control characters, and those that turn the direction of the text around them. */
    private static boolean misleads(int character) {
        return Character.isISOControl(character)
                || (character >= 0x202a && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private static Transition<Enrollment> totp(Enrollment state, CreateDevice asked, StepContext<EnrollTerms> context) {
        var full = Binding.limit(context);
        if (full.isPresent()) {
            return Transition.refuse(full.get(), state);
        }
        var terms = context.terms();
        var rules = terms.policy().totpRules();
        var account = terms.email() == null ? context.subject().id() : terms.email();
        var device = new Authenticator(
                context.chance().uuid("device").toString(),
                asked.nickname(),
                new Secret(Totp.secret(context.chance())),
                account,
                rules.uriParameters(),
                0);
        return Transition.to(new ActivationRequired(device, TotpProof.of(Attempts.of(rules.failures()))));
    }
}

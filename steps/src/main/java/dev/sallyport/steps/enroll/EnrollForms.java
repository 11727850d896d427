package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Field;
import dev.sallyport.engine.Field.Input;
import dev.sallyport.engine.Field.Option;
import dev.sallyport.engine.Field.Prompt;
import dev.sallyport.engine.Form;
import dev.sallyport.engine.StepContext;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.FidoProof;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.otp.Totp;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.DeviceType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an enrollment asks people for. */
final class EnrollForms {
    private static final String OPTIONS = "/device/publicKeyCredentialCreationOptionsJSON";
    private static final String NUMBER = "\\+[0-9 \\(\\)\\.\\-]{6,30}";

    private EnrollForms() {}

    static Form create(Enrollment state, StepContext<EnrollTerms> context) {
        var terms = context.terms();
        var again = state instanceof MobilePairingFailure;
        var form =
                Form.button(again ? EnrollText.TRY_AGAIN : EnrollText.CONTINUE).with(type(terms, again));
        if (terms.allowedtypes().contains(DeviceType.EMAIL)) {
            form = form.with(address(
                    Field.typed("email", EnrollText.EMAIL, "email", "email").limited(null, null, EmailAddress.LONGEST),
                    terms.email(),
                    DeviceType.EMAIL));
        }
        if (terms.allowedtypes().contains(DeviceType.SMS)
                || terms.allowedtypes().contains(DeviceType.VOICE)) {
            form = form.with(address(
                    Field.typed("phone", EnrollText.PHONE, "tel", "tel")
                            .limited(NUMBER, null, null)
                            .hinted(EnrollText.PHONE_HINT),
                    terms.mobilePhone(),
                    DeviceType.SMS,
                    DeviceType.VOICE));
        }
        if (terms.allowedtypes().contains(DeviceType.MOBILE)) {
            form = form.with(Field.chosen("application.id", EnrollText.APPLICATION, applications(terms.applications()))
                    .onlyWhen("type", names(DeviceType.MOBILE)));
        }
        return form.with(Field.typed("nickname", EnrollText.NICKNAME, "text", null)
                .limited(null, 1, Creation.LONGEST_NAME)
                .hinted(EnrollText.NICKNAME_HINT));
    }

    /** What is safe from false websites stands first. */
    private static Field type(EnrollTerms terms, boolean again) {
        var options = terms.allowedtypes().stream()
                .sorted(Comparator.comparing(it -> it != DeviceType.PLATFORM))
                .map(it -> new Option(it.name(), new Prompt.Said(EnrollText.of(it)), EnrollText.hintOf(it)))
                .toList();
        var field = Field.chosen("type", EnrollText.TYPE, options);
        return again ? field.beginning(DeviceType.MOBILE.name()) : field;
    }

    private static Field address(Field field, @Nullable String known, DeviceType... types) {
        var asked = field.beginning(known).onlyWhen("type", names(types));
        return known == null ? asked.needed() : asked;
    }

    private static List<String> names(DeviceType... types) {
        return List.of(types).stream().map(DeviceType::name).toList();
    }

    private static List<Option> applications(List<Application> applications) {
        return applications.stream()
                .map(it -> new Option(it.id(), new Prompt.Named(it.name()), null))
                .toList();
    }

    static Form activate(ActivationRequired state, StepContext<EnrollTerms> context) {
        return switch (state.proof()) {
            case Code _ ->
                code(context.terms().policy().codes(state.device().type()).length());
            case TotpProof proof -> code(Totp.DIGITS).from(later(proof.lockedUntil(), context));
            case FidoProof(var attempts) ->
                Form.button(
                                state.device().type() == DeviceType.PLATFORM
                                        ? EnrollText.PASSKEY_CREATE
                                        : EnrollText.SECURITY_KEY_REGISTER)
                        .from(later(attempts.lockedUntil(), context))
                        .with(Field.made("attestation", EnrollText.CREDENTIAL, new Input.NewCredential(OPTIONS)))
                        .with(Field.made("origin", EnrollText.ORIGIN, new Input.Origin()));
        };
    }

    private static Form code(int digits) {
        return Form.button(EnrollText.CONFIRM)
                .with(Field.typed("otp", EnrollText.CODE, "text", "one-time-code")
                        .needed()
                        .limited("[0-9]{%d}".formatted(digits), digits, digits));
    }

    /** A cool-down may end between two sends of the same count. */
    static Form resend(ActivationRequired state, StepContext<EnrollTerms> context) {
        var form = Form.button(EnrollText.RESEND);
        return state.proof() instanceof Code code ? form.from(later(code.resendAvailableAt(), context)) : form;
    }

    private static @Nullable Instant later(@Nullable Instant instant, StepContext<EnrollTerms> context) {
        return instant != null && context.now().isBefore(instant) ? instant : null;
    }
}

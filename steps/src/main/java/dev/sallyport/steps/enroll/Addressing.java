package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.steps.enroll.Device.Addressed;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.DeviceType;

/** The address that a new device is to be sent codes at: the request's, else the input's. */
sealed interface Addressing {

    record Good(Addressed device) implements Addressing {}

    record Wrong(Problem problem) implements Addressing {}

    static Addressing of(DeviceType type, CreateDevice asked, StepContext<EnrollTerms> context) {
        return type == DeviceType.EMAIL ? mailbox(asked, context) : phone(type, asked, context);
    }

    private static Addressing mailbox(CreateDevice asked, StepContext<EnrollTerms> context) {
        var given = asked.email() == null ? context.terms().email() : asked.email();
        if (given == null || given.isBlank()) {
            return new Wrong(CommonRefusal.REQUIRED_VALUE.problem("email"));
        }
        return EmailAddress.parse(given)
                .<Addressing>map(it -> new Good(new Device.Mailbox(id(context), asked.nickname(), it.text())))
                .orElseGet(() -> new Wrong(CommonRefusal.INVALID_VALUE.problem("email")));
    }

    private static Addressing phone(DeviceType type, CreateDevice asked, StepContext<EnrollTerms> context) {
        var given = asked.phone() == null ? context.terms().mobilePhone() : asked.phone();
        if (given == null || given.isBlank()) {
            return new Wrong(CommonRefusal.REQUIRED_VALUE.problem("phone"));
        }
        var number = PhoneNumber.parse(given);
        if (number.isEmpty()) {
            return new Wrong(CommonRefusal.INVALID_VALUE.problem("phone"));
        }
        var countries = Channels.of(context.settings()).countries(type);
        return countries == null || number.get().isOf(countries)
                ? new Good(new Device.Phone(
                        id(context), asked.nickname(), type, number.get().text()))
                : new Wrong(CommonRefusal.INVALID_VALUE.problem("phone").with("allowedCountries", countries));
    }

    private static String id(StepContext<EnrollTerms> context) {
        return context.chance().uuid("device").toString();
    }
}

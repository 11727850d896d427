package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.StepContext;
import dev.sallyport.steps.enroll.Device.Mailbox;
import dev.sallyport.steps.enroll.Device.Phone;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.NewDeviceNotification;
import dev.sallyport.steps.policy.DeviceType;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells the user of a new device at another address than the one just bound (NIST SP 800-63B-4 section 4.1.2.1: over an
 * independent channel). An address that the user proved comes before one that the start named, for whoever starts may name
 * their own.
 */
final class NewDevice {

    private NewDevice() {}

    static Optional<Effect> notice(Device device, StepContext<EnrollTerms> context) {
        var wanted = context.terms().policy().newDeviceNotification();
        return switch (wanted == null ? NewDeviceNotification.NONE : wanted) {
            case NONE -> Optional.empty();
            case EMAIL_THEN_SMS -> email(device, context).or(() -> sms(device, context));
            case SMS_THEN_EMAIL -> sms(device, context).or(() -> email(device, context));
        };
    }

    private static Optional<Effect> email(Device device, StepContext<EnrollTerms> context) {
        var kept = Binding.active(context).filter(Mailbox.class::isInstance).map(it -> ((Mailbox) it).email());
        return Stream.concat(kept, Stream.ofNullable(context.terms().email()))
                .flatMap(it -> EmailAddress.parse(it).stream())
                .filter(it -> !(device instanceof Mailbox bound && it.isSame(bound.email())))
                .findFirst()
                .map(it -> send("EMAIL", it.text(), it.normalized(), device, context));
    }

    private static Optional<Effect> sms(Device device, StepContext<EnrollTerms> context) {
        var countries = Channels.of(context.settings()).countries(DeviceType.SMS);
        var kept = Binding.active(context)
                .filter(it -> it instanceof Phone && it.type() == DeviceType.SMS)
                .map(it -> ((Phone) it).phone());
        return Stream.concat(kept, Stream.ofNullable(context.terms().mobilePhone()))
                .flatMap(it -> PhoneNumber.parse(it).stream())
                .filter(it -> countries == null || it.isOf(countries))
                .map(PhoneNumber::text)
                .filter(it -> !(device instanceof Phone bound && bound.phone().equals(it)))
                .findFirst()
                .map(it -> send("SMS", it, it, device, context));
    }

    /** It counts towards what the address gets in an hour; a device is bound all the same. */
    private static Effect send(
            String channel, String to, String normalized, Device device, StepContext<EnrollTerms> context) {
        var template = context.terms().template();
        var variables = new TreeMap<>(template.variables());
        variables.put("deviceType", device.type().name());
        variables.put("nickname", device.nickname() == null ? "" : device.nickname());
        variables.put("addedAt", context.now().toString());
        return new Effect.Send(
                context.chance().uuid("new_device").toString(),
                channel,
                new Notice(to, "new_device", template.variant(), template.locale(), variables),
                CodeProof.budget(normalized));
    }
}

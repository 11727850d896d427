package dev.sallyport.hal.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How schemas are named. */
final class Names {

    private Names() {}

    /** {@code Device.Mailbox} is {@code DeviceMailbox}. */
    static String of(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : of(outer) + type.getSimpleName();
    }

    /** {@code ACTIVATION_REQUIRED} is {@code ActivationRequired}. */
    static String of(String constant) {
        return Arrays.stream(constant.split("_", -1))
                .map(it -> it.isEmpty() ? it : it.charAt(0) + it.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** {@code device.create} is {@code DeviceCreate}. */
    static String ofAction(String action) {
        return Arrays.stream(action.split("\\.", -1))
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining());
    }
}

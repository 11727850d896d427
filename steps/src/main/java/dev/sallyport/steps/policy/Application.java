package dev.sallyport.steps.policy;

import org.jspecify.annotations.Nullable;

/**
 * An application of an environment; with {@code mobile} it is a native one, which can hold a MOBILE device.
 *
 * @param id a UUID
 */
public record Application(
        String id,
        @Nullable Reference environment,
        String name,
        boolean enabled,
        @Nullable Mobile mobile) {

    /** What identifies a native application, and how its integrity is judged. */
    public record Mobile(
            @Nullable String bundleId,
            @Nullable String packageName,
            @Nullable IntegrityDetection integrityDetection) {}

    /** Whether the application's devices prove that they are not tampered with. */
    public record IntegrityDetection(@Nullable String mode) {}

    public boolean isNative() {
        return enabled && mobile != null;
    }
}

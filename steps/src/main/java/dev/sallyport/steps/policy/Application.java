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

    /**
     * Whether the application's devices prove that they are not tampered with.
     *
     * @param mode {@code ENABLED} or {@code DISABLED}; null: disabled
     * @param verifier who judges the proof, by its name; null: nobody
     */
    public record IntegrityDetection(
            @Nullable String mode, @Nullable String verifier) {}

    /** Whether the integrity of its devices is judged. */
    public boolean detectsIntegrity() {
        return mobile != null
                && mobile.integrityDetection() != null
                && "ENABLED".equals(mobile.integrityDetection().mode());
    }

    public boolean isNative() {
        return enabled && mobile != null;
    }
}

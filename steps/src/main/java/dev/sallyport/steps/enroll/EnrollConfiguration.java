package dev.sallyport.steps.enroll;

import dev.sallyport.steps.policy.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step's configuration (wire.md 1.5, decisions.md section 5).
 *
 * @param useDefaultPolicy required
 * @param deviceAuthenticationPolicy required where the default policy is not used
 * @param enableMfa whether enrolling sets the user's {@code mfaEnabled}; null: true
 */
public record EnrollConfiguration(
        @Nullable Boolean useDefaultPolicy,
        @Nullable Reference deviceAuthenticationPolicy,
        @Nullable Template template,
        @Nullable SkipEnrollment skipEnrollment,
        @Nullable Boolean enableMfa) {

    /** Which variant of the notification templates. */
    public record Template(@Nullable String variant) {}

    /**
     * Whether enrolling may be skipped.
     *
     * @param allowed null: no
     * @param maxCount how often per user and definition, 1 or more; null: as often as one likes
     * @param until from then on no more; null: for ever
     */
    public record SkipEnrollment(
            @Nullable Boolean allowed,
            @Nullable Integer maxCount,
            @Nullable Instant until) {}
}

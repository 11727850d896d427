package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a proof failed.
 *
 * @param failures since the last cool-down
 * @param remaining how many more are borne
 * @param lockedUntil null: not locked
 */
public record Attempts(
        int failures, int remaining, @Nullable Instant lockedUntil) {

    static Attempts of(int most) {
        return new Attempts(0, most, null);
    }

    /** The refusal of an attempt during a cool-down; empty: there may be one. */
    Optional<Problem> refusal(EnrollRefusal why, String target, Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil)
                ? Optional.of(why.problem(target).until(lockedUntil))
                : Optional.empty();
    }

    /** Whether there was a cool-down, and it is over. */
    boolean hasCooledDown(Instant now) {
        return lockedUntil != null && !now.isBefore(lockedUntil);
    }

    /** One more failed; the last that is borne begins a cool-down. Failures before an earlier one are forgotten. */
    Attempts failed(int most, Duration coolDown, Instant now) {
        var next = (lockedUntil == null ? failures : 0) + 1;
        return new Attempts(next, Math.max(0, most - next), next < most ? null : now.plus(coolDown));
    }
}

package dev.sallyport.engine;

import java.time.Instant;

/**
 * What a body may know beside state and action: values only.
 *
 * @param execution the execution's id
 * @param definition the id of the flow definition, whatever its version
 * @param terms what was pinned when the step began; for {@link StepType#begin} the step's configuration
 * @param now the time at which the action came
 * @param expiresAt when the execution expires if this move is stored and none follows
 */
public record StepContext<T>(
        String execution,
        String definition,
        T terms,
        Settings settings,
        Subject subject,
        Instant now,
        Instant expiresAt,
        Chance chance,
        KeyedDigest digest) {

    /** The same moment under other terms. */
    public <U> StepContext<U> with(U other) {
        return new StepContext<>(execution, definition, other, settings, subject, now, expiresAt, chance, digest);
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Decision.Moved;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the engine refuses whatever the step: what only the store can know. */
final class EngineRefusals {

    private EngineRefusals() {}

    static Problem keyReused() {
        return new Problem(
                Problem.Code.IDEMPOTENCY_KEY_REUSED,
                "The Idempotency-Key was used before with another request.",
                List.of(),
                null);
    }

    static Problem busy(Instant now) {
        return new Problem(
                Problem.Code.CONFLICT,
                "Others changed the execution or its user at the same time.",
                List.of(),
                now.plusSeconds(1));
    }

    /** Names the member that the lookup came from. */
    static Problem bound(Moved moved) {
        return moved.effects().stream()
                .map(it -> it instanceof Effect.Keep keep ? keep.lookup() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .map(it -> CommonRefusal.UNIQUENESS_VIOLATION.problem(it.target()))
                .orElseThrow(() -> new IllegalStateException("a move without a lookup met one"));
    }

    static Problem tooOften(Instant retryAt) {
        return CommonRefusal.LIMIT_EXCEEDED.problem().until(retryAt);
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Meaning;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Problem.Code;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.run.Decision.Moved;
import java.time.Instant;
import java.util.Objects;

/** What the engine refuses whatever the step: what only the store can know. */
public enum EngineRefusal implements Refusal {
    IDEMPOTENCY_KEY_REUSED(Meaning.of(
            Code.IDEMPOTENCY_KEY_REUSED,
            "The Idempotency-Key was used before with another request.",
            "Make a new key for each new request, and keep it for repeats of that request alone.")),
    CONFLICT(Meaning.of(
            Code.CONFLICT,
            "Others changed the execution or its user at the same time.",
            "Read the execution again and decide anew; nothing of this request was stored."));

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies
    private final Meaning meaning;

    EngineRefusal(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }

    static Problem busy(Instant now) {
        return CONFLICT.problem().until(now.plusSeconds(1));
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

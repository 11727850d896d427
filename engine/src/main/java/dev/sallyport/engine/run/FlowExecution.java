package dev.sallyport.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of a definition as it is stored.
 *
 * @param user whom it is about
 * @param inputs the start's, as they came
 * @param ended the steps that have ended, in order
 * @param tokenDigest the digest of its interaction token
 * @param resumeUrl where a browser goes when it is complete; null: the start named none
 * @param version 1 when started; each stored move adds 1
 * @param expiresAt from then on it counts as gone
 */
public record FlowExecution(
        String environment,
        String id,
        FlowDefinition.Reference definition,
        String user,
        JsonNode inputs,
        Stage stage,
        List<StepResult> ended,
        String tokenDigest,
        @Nullable String resumeUrl,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    /** How long an execution lives after its last stored move (decisions.md section 4). */
    static final Duration IDLE = Duration.ofMinutes(15);

    /** How long it lives in all. */
    static final Duration LONGEST = Duration.ofMinutes(60);

    public FlowExecution {
        ended = List.copyOf(ended);
    }

    public boolean isGone(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** When it expires at the latest, whatever moves come. */
    public Instant endsAt() {
        return createdAt.plus(LONGEST);
    }

    /** When it expires if a move is stored now and none follows. */
    Instant expiryAfter(Instant now) {
        var idle = now.plus(IDLE);
        return idle.isBefore(endsAt()) ? idle : endsAt();
    }

    /** A request that came before another's move may be decided after it; time does not go backwards for that. */
    FlowExecution moved(Stage next, List<StepResult> steps, Instant asked) {
        var now = asked.isBefore(updatedAt) ? updatedAt : asked;
        return new FlowExecution(
                environment,
                id,
                definition,
                user,
                inputs,
                next,
                steps,
                tokenDigest,
                resumeUrl,
                version + 1,
                createdAt,
                now,
                expiryAfter(now));
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something asked of an execution by whoever holds it.
 *
 * @param action the wire name
 * @param members the request's members
 * @param at when it came; what has lapsed by then is decided by it
 * @param gate what must hold before anything is decided
 * @param receipt how to answer when the same is asked again; null: it is not remembered
 * @param trace null: nobody traces
 */
public record Ask(
        String environment,
        String execution,
        String action,
        ObjectNode members,
        Instant at,
        Gate gate,
        @Nullable Receipt receipt,
        @Nullable Trace trace) {

    /** The caller's checks, in the order of decisions.md section 6. Asked again whenever the execution is read again. */
    public interface Gate {

        /** Whether the caller may know of the execution at all. */
        Optional<Problem> access(FlowExecution execution);

        /** Whether the request is one that can be decided. */
        Optional<Problem> request(Found found);
    }

    /**
     * The memory of an ask (decisions.md section 7).
     *
     * @param key a digest of caller, path and Idempotency-Key
     * @param bodyDigest a digest of media type and body
     * @param answer renders the answer that is stored, sealed, with the move
     */
    public record Receipt(String key, String bodyDigest, Function<Reply.Told, String> answer) {}
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Subject;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where executions are kept. Each method is one statement. A failed future means that the database is away. */
public interface FlowStore {

    Future<Commit> start(FlowExecution execution, Written written);

    /** Reads an execution and its user's own record. */
    Future<Optional<Found>> read(String environment, String id);

    /** Reads an execution, all that is kept for its user, and the receipt under a key. */
    Future<Optional<Found>> load(String environment, String id, @Nullable String receiptKey);

    /**
     * Reads as {@link #load} does, by the lookup of a resource that the execution kept.
     *
     * @param lookups any of these; they are spellings of one
     */
    Future<Optional<Holding>> find(String environment, String kind, List<String> lookups);

    /** A resource by its key, and the execution that last kept it. */
    record Holding(String key, Found found) {}

    /** Reads what a start with a key must know: the receipt under it while its execution lives, and the user's record. */
    Future<Prior> prior(String environment, String key, String user, Instant now);

    /** What was there before a start. */
    record Prior(Optional<Found.StoredReceipt> receipt, Subject subject) {}

    /** Writes a move if the execution is still at {@code before}'s version. */
    Future<Commit> commit(FlowExecution before, FlowExecution after, Written written);

    /**
     * All that is written with a move.
     *
     * @param beganStep whether the terms changed, because a step began
     * @param settled the message whose delivery or time caused the move; null: none did
     */
    record Written(
            List<Effect> effects,
            Entry entry,
            boolean beganStep,
            @Nullable Remembered remembered,
            @Nullable Settled settled) {
        public Written {
            effects = List.copyOf(effects);
        }
    }

    /**
     * The journal's line: never an address, a code or a token.
     *
     * @param step the step that was asked; null: the start
     * @param problem the refusal's name; null: none
     * @param trace goes with the messages as well; null: nobody traces
     */
    record Entry(
            String action,
            @Nullable String step,
            @Nullable String problem,
            @Nullable Trace trace) {}

    /** An answer to be stored under a receipt's key. */
    record Remembered(String key, String bodyDigest, String answer) {}

    /** How a message ended. */
    record Settled(String message, boolean delivered) {}

    /** What became of a write. */
    sealed interface Commit {

        /**
         * Written, all of it.
         *
         * @param subject the user's own record, where the statement was a start; else empty
         */
        record Stored(Optional<Subject> subject) implements Commit {}

        /** Somebody else was faster; nothing was written. */
        record Stale() implements Commit {}

        /** Another resource holds a lookup; nothing was written. */
        record Clash() implements Commit {}

        /** A budget is used up; nothing was written. */
        record Exhausted(Instant retryAt) implements Commit {}

        /** The receipt's key was used before; nothing was written. */
        record Known() implements Commit {}
    }
}

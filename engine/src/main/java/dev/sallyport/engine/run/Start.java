package dev.sallyport.engine.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to start an execution.
 *
 * @param user whom it shall be about
 * @param inputs the trigger's
 * @param tokenDigest the digest of the interaction token that the caller will get
 * @param trace null: nobody traces
 */
public record Start(
        FlowDefinition definition,
        String user,
        ObjectNode inputs,
        String tokenDigest,
        @Nullable String resumeUrl,
        Instant at,
        Ask.@Nullable Receipt receipt,
        @Nullable Trace trace) {

    /** The execution before its first step began. */
    FlowExecution fresh(String id) {
        return new FlowExecution(
                definition.environment(),
                id,
                definition.reference(),
                user,
                inputs,
                new Stage.Failed("NEW", "It has not begun."),
                List.of(),
                tokenDigest,
                resumeUrl,
                0,
                at,
                at,
                at.plus(FlowExecution.IDLE));
    }
}

package dev.sallyport.engine.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to start an execution.
 *
 * @param user whom it shall be about
 * @param inputs the trigger's
 * @param tokenDigest the digest of the interaction token that the caller will get
 */
public record Start(
        FlowDefinition definition,
        String user,
        ObjectNode inputs,
        String tokenDigest,
        @Nullable String resumeUrl,
        Instant at,
        Ask.@Nullable Receipt receipt) {}

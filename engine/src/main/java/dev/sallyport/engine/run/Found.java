package dev.sallyport.engine.run;

import dev.sallyport.engine.Subject;
import java.util.Optional;

/**
 * An execution as it was read.
 *
 * @param subject all that is kept for its user, or the user's own record alone where nothing is to be decided
 * @param receipt the answer to an earlier ask under the same key
 */
public record Found(FlowExecution execution, Subject subject, Optional<StoredReceipt> receipt) {

    /** What was asked and answered before. */
    public record StoredReceipt(String bodyDigest, String answer) {}
}

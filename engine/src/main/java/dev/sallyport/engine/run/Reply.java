package dev.sallyport.engine.run;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Subject;
import java.util.List;
import java.util.Optional;

/** What comes of an ask. */
public sealed interface Reply {

    /**
     * It was decided.
     *
     * @param execution as it stands now
     * @param actions what is offered now, in the order of the table
     * @param problem why it was refused, stored move or not
     */
    record Told(FlowExecution execution, Subject subject, List<String> actions, Optional<Problem> problem)
            implements Reply {}

    /** It was refused before anything was decided, and nothing is told of the execution. */
    record Refused(Problem problem) implements Reply {}

    /** The same was asked before; this was the answer. */
    record Repeated(String answer) implements Reply {}

    /** There is no such execution, or no longer. */
    record Gone() implements Reply {}

    /** Its time is over, but it is still stored, so that its holder can be told from others. */
    record Expired(FlowExecution execution) implements Reply {}
}

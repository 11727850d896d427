package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.FlowExecution;
import java.util.Optional;
import java.util.function.Function;

/** One request's share of a limit: taken once, however often the execution is read for it. */
final class Budget {
    private final Function<FlowExecution, Optional<Problem>> limit;
    private Optional<Problem> refused = Optional.empty();
    private boolean isTaken;

    Budget(Function<FlowExecution, Optional<Problem>> limit) {
        this.limit = limit;
    }

    /** Takes it; empty where there was one left. */
    Optional<Problem> spend(FlowExecution execution) {
        if (!isTaken) {
            isTaken = true;
            refused = limit.apply(execution);
        }
        return refused;
    }
}

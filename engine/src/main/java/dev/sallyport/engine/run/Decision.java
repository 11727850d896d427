package dev.sallyport.engine.run;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Subject;
import java.util.List;
import java.util.Optional;

/** What the core decided, before anything is written. */
sealed interface Decision {

    /** Nothing is to be written. */
    record Idle(Optional<Problem> problem) implements Decision {}

    /**
     * A move is to be stored.
     *
     * @param subject with what the move keeps, so that what is offered next is right at once
     * @param beganStep whether a step began, so that its terms are to be written
     */
    record Moved(
            FlowExecution after, Subject subject, List<Effect> effects, boolean beganStep, Optional<Problem> problem)
            implements Decision {}
}

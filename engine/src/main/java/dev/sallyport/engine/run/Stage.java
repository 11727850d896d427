package dev.sallyport.engine.run;

import dev.sallyport.engine.State;
import java.util.Map;

/** Where an execution is. */
public sealed interface Stage {

    /**
     * In a step that waits for somebody.
     *
     * @param step its name in the definition
     * @param type the step type's name
     * @param terms of the class that the type declares
     */
    record InStep(String step, String type, Object terms, State state) implements Stage {}

    /**
     * At its end.
     *
     * @param result the last step's, or what COMPLETE_FLOW says
     * @param outputs those of the step whose result it is
     */
    record Completed(String result, Map<String, Object> outputs) implements Stage {}

    /** At a point from where it cannot go on. */
    record Failed(String code, String message) implements Stage {}
}

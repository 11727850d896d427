package dev.sallyport.hal.view;

import dev.sallyport.engine.State;
import dev.sallyport.engine.run.Stage;
import tools.jackson.databind.json.JsonMapper;

/** What of a step type's states the world may see. */
public interface StepViews {

    /** The type whose states these are. */
    String type();

    /** Names what shows, by mixins; nothing else does. */
    JsonMapper.Builder addTo(JsonMapper.Builder open);

    /** The class whose named members stand at the top level of an execution in a state: the state's own, or the terms'. */
    default Class<?> shown(Class<? extends State> state) {
        return state;
    }

    /** The value whose named members stand at the top level of the execution. */
    default Object shown(Stage.InStep stage) {
        return shown(stage.state().getClass()).isInstance(stage.terms()) ? stage.terms() : stage.state();
    }
}

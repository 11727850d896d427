package dev.sallyport.hal.view;

import dev.sallyport.engine.run.Stage;
import tools.jackson.databind.json.JsonMapper;

/** What of a step type's states the world may see. */
public interface StepViews {

    /** The type whose states these are. */
    String type();

    /** Names what shows, by mixins; nothing else does. */
    JsonMapper.Builder addTo(JsonMapper.Builder open);

    /** The value whose named members stand at the top level of the execution. */
    Object shown(Stage.InStep stage);
}

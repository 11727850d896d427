package dev.sallyport.engine.run;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Transition;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A toy step that waits for nobody: it is done at once and gives its input back; it may be a flow's last. */
final class Echo implements StepType<Echo.Configuration, Echo.Sound, Echo.Configuration> {

    record Configuration() {}

    sealed interface Sound extends State {

        record Heard(Map<String, Object> outputs) implements Sound, Outcome {}
    }

    private final Step<Sound, Configuration> step;
    private final boolean last;

    Echo(String type, boolean last) {
        this.step = Step.of(Sound.class, Configuration.class, type)
                .endsIn(Sound.Heard.class, "HEARD")
                .build();
        this.last = last;
    }

    @Override
    public Step<Sound, Configuration> step() {
        return step;
    }

    @Override
    public boolean isLast() {
        return last;
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Class<Configuration> terms() {
        return Configuration.class;
    }

    @Override
    public Beginning<Sound, Configuration> begin(StepContext<Configuration> context, JsonNode input) {
        Map<String, Object> outputs = last && !input.has("result")
                ? Map.of()
                : Map.of(
                        last ? "result" : "said",
                        input.path(last ? "result" : "say").toString().replace("\"", ""));
        return new Beginning.Begun<>(context.terms(), Transition.to(new Sound.Heard(outputs)));
    }
}

package dev.sallyport.steps.complete;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Transition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ends a flow (wire.md 1.4). Asks for nothing. */
public final class CompleteFlow
        implements StepType<CompleteFlow.Configuration, CompleteFlow.Completion, CompleteFlow.Terms> {

    /** How the flow's end is handed back. */
    public enum Result {
        COMPLETE,
        REDIRECT
    }

    /**
     * The step's configuration.
     *
     * @param result null: COMPLETE
     */
    public record Configuration(@Nullable Result result) {}

    /** Nothing needs to be pinned. */
    public record Terms() {}

    /** The step's only state. */
    public sealed interface Completion extends State {}

    /**
     * The end.
     *
     * @param outputs {@code result}, where the input names one; without it the last step's result stands
     */
    public record Complete(Map<String, Object> outputs) implements Completion, Outcome {
        public Complete {
            outputs = Map.copyOf(outputs);
        }
    }

    private final Step<Completion, Terms> step = Step.of(Completion.class, Terms.class, "COMPLETE_FLOW")
            .endsIn(Complete.class, "COMPLETE")
            .build();

    @Override
    public Step<Completion, Terms> step() {
        return step;
    }

    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Class<Terms> terms() {
        return Terms.class;
    }

    @Override
    public Beginning<Completion, Terms> begin(StepContext<Configuration> context, JsonNode input) {
        var result = input.path("result");
        if (!result.isMissingNode() && !result.isString()) {
            return new Beginning.Unable<>(CommonRefusal.INVALID_VALUE.problem("result"));
        }
        Map<String, Object> outputs = result.isString() ? Map.of("result", result.asString()) : Map.of();
        return new Beginning.Begun<>(new Terms(), Transition.to(new Complete(outputs)));
    }
}

package dev.sallyport.hal.http;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.steps.complete.CompleteFlow;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A type of step that calls a refusal its own which every step has. */
record Repeating(CompleteFlow like)
        implements StepType<CompleteFlow.Configuration, CompleteFlow.Completion, CompleteFlow.Terms> {

    @Override
    public List<Refusal> refusals() {
        return List.of(CommonRefusal.REQUIRED_VALUE);
    }

    @Override
    public Class<CompleteFlow.Configuration> configuration() {
        return like.configuration();
    }

    @Override
    public Class<CompleteFlow.Terms> terms() {
        return like.terms();
    }

    @Override
    public Step<CompleteFlow.Completion, CompleteFlow.Terms> step() {
        return like.step();
    }

    @Override
    public Beginning<CompleteFlow.Completion, CompleteFlow.Terms> begin(
            StepContext<CompleteFlow.Configuration> context, JsonNode input) {
        return like.begin(context, input);
    }
}

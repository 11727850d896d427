package dev.sallyport.engine;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A type of step that flow definitions may name.
 *
 * @param <C> its configuration, read strictly: an unknown member refuses the definition
 * @param <S> its states
 * @param <T> its terms: what is pinned for an execution when the step begins
 */
public interface StepType<C, S extends State, T> {

    /** The type's other names in definitions. */
    default List<String> aliases() {
        return List.of();
    }

    Class<C> configuration();

    /** The class of what is pinned when the step begins. */
    Class<T> terms();

    /** The checked table; it also names the type. */
    Step<S, T> step();

    /** Whether a flow ends with it: such a step has no outlets, and its outcome's outputs say how the flow ends. */
    default boolean isLast() {
        return false;
    }

    /** The kinds of resources that it keeps. */
    default List<Kind<?>> kinds() {
        return List.of();
    }

    /** The sealed types within its states and resources, by their stored names. */
    default List<Family> families() {
        return List.of();
    }

    /** Everything that its displays and forms say. */
    default List<Text> texts() {
        return List.of();
    }

    /** The refusals that it alone makes; those that any step may make are in {@link CommonRefusal}. */
    default List<Refusal> refusals() {
        return List.of();
    }

    /** What is wrong with a configuration that was read, each with the member's path; empty: nothing. */
    default List<Problem.Detail> check(C configuration) {
        return List.of();
    }

    /**
     * Begins the step. Sees no more of the subject than its id.
     *
     * @param context its terms are the step's configuration
     * @param input the definition's input with all expressions looked up
     */
    Beginning<S, T> begin(StepContext<C> context, JsonNode input);
}

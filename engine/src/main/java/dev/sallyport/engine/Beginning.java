package dev.sallyport.engine;

/** How a step begins, or why it cannot. */
public sealed interface Beginning<S extends State, T> {

    record Begun<S extends State, T>(T terms, Transition<S> transition) implements Beginning<S, T> {}

    /**
     * The step cannot begin.
     *
     * @param problem its targets are paths within the step's input
     */
    record Unable<S extends State, T>(Problem problem) implements Beginning<S, T> {}
}

package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A state's entry in a table.
 *
 * @param status its name on the wire and in the store
 * @param display what a person is told there, if anything; of an outcome always the same
 * @param moves its rows, in the order of the table; none for an outcome
 */
public record Place<S extends State, T>(
        Class<? extends S> state, String status, Shown<S, T> display, List<Move<S, T>> moves) {

    /** What a person is told. */
    public sealed interface Shown<S extends State, T> {

        /** Nothing. */
        record Nothing<S extends State, T>() implements Shown<S, T> {}

        /** The same, however it came to be. */
        record Always<S extends State, T>(Display display) implements Shown<S, T> {}

        /** What the state says. */
        record Told<S extends State, T>(BiFunction<S, StepContext<T>, Display> display) implements Shown<S, T> {}
    }

    public Place {
        moves = List.copyOf(moves);
    }

    public Optional<Move<S, T>> move(String action) {
        return moves.stream().filter(it -> it.action().equals(action)).findFirst();
    }

    public boolean isOutcome() {
        return Outcome.class.isAssignableFrom(state);
    }
}

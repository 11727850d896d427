package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;

/**
 * A state's entry in a table.
 *
 * @param status its name on the wire and in the store
 * @param moves its rows, in the order of the table; none for an outcome
 */
public record Place<S extends State, T>(Class<? extends S> state, String status, List<Move<S, T>> moves) {

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

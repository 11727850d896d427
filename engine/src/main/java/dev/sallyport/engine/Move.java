package dev.sallyport.engine;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * One row of a table: what may be asked in a state, and where it may lead.
 *
 * @param action its wire name, such as {@code device.create}: the link's relation and the media type's middle
 * @param asks the record that the request's members are read into
 * @param offered true: a link, open to whoever holds the execution; false: for the clock, the courier and devices
 * @param guard excludes the row where state, terms or the user's record say so; offers and refuses alike
 * @param form what a person is asked for; not read where the row is not offered
 * @param targets the states that it may lead to; anything else is a bug
 */
public record Move<S extends State, T>(
        String action,
        Class<? extends Action> asks,
        boolean offered,
        BiPredicate<S, StepContext<T>> guard,
        Body<S, T> body,
        BiFunction<S, StepContext<T>, Form> form,
        Set<Class<? extends S>> targets) {

    /** The pure function behind a row. */
    @FunctionalInterface
    public interface Body<S extends State, T> {
        Transition<S> take(S state, Action action, StepContext<T> context);
    }

    public Move {
        targets = Set.copyOf(targets);
    }
}

package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a step decided. State and effects are stored together or not at all; the problem is told, and does not undo
 * them: a wrong code both spends an attempt and is refused.
 */
public record Transition<S extends State>(S next, List<Effect> effects, Optional<Problem> problem) {

    public Transition {
        effects = List.copyOf(effects);
    }

    public static <S extends State> Transition<S> to(S next, Effect... effects) {
        return new Transition<>(next, List.of(effects), Optional.empty());
    }

    public static <S extends State> Transition<S> to(S next, List<Effect> effects) {
        return new Transition<>(next, effects, Optional.empty());
    }

    public static <S extends State> Transition<S> refuse(Problem problem, S next, Effect... effects) {
        return new Transition<>(next, List.of(effects), Optional.of(problem));
    }

    /** Nothing changed and nothing is to be done, so nothing is written. */
    public boolean isIdle(State before) {
        return effects.isEmpty() && next.equals(before);
    }
}

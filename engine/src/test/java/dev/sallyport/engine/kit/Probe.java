package dev.sallyport.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Move;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes the moves of a step: each twice with equal contexts, so that a hidden clock or hidden chance shows. */
public final class Probe<S extends State, T> {
    private final Step<S, T> step;
    private final Set<Taken> taken = new ConcurrentSkipListSet<>();

    public Probe(Step<S, T> step) {
        this.step = step;
    }

    public Step<S, T> step() {
        return step;
    }

    public String status(State state) {
        return step.status(state);
    }

    /** What is linked. */
    public List<String> offered(S state, StepContext<T> context) {
        return step.offered(state, context).stream().map(Move::action).toList();
    }

    /** Takes a move; empty: the state has no such row now, which the engine answers with INVALID_ACTION. */
    public Optional<Transition<S>> take(S state, String action, Action asked, StepContext<T> context) {
        return step.move(state, action, context).map(move -> {
            var made = step.take(state, move, asked, context);
            assertThat(step.take(state, move, asked, context))
                    .as("%s taken again in %s with an equal context", action, step.status(state))
                    .isEqualTo(made);
            var to = made.isIdle(state) ? Taken.STAYS : step.status(made.next());
            taken.add(new Taken(step.status(state), action, to));
            return made;
        });
    }

    /** All that was taken so far, sorted. */
    public Set<Taken> taken() {
        return Set.copyOf(taken);
    }
}

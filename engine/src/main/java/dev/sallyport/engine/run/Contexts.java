package dev.sallyport.engine.run;

import dev.sallyport.engine.Chance;
import dev.sallyport.engine.State;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Subject;
import java.time.Instant;
import java.util.HexFormat;

/** What a step is given to decide by, and to speak by. */
final class Contexts {
    private static final Chance NO_CHANCE = new Chance(HexFormat.of().parseHex("00".repeat(32)));

    private final Edge edge;

    Contexts(Edge edge) {
        this.edge = edge;
    }

    <T> StepContext<T> of(T terms, FlowExecution execution, Subject subject, Instant now, Chance chance) {
        return new StepContext<>(
                execution.id(),
                execution.definition().id(),
                terms,
                edge.settings().apply(execution.environment()),
                subject,
                now,
                execution.expiryAfter(now),
                chance,
                edge.digest());
    }

    /** For what leaves nothing to chance: what is offered, and what is shown. */
    <T> StepContext<T> quiet(T terms, FlowExecution execution, Subject subject, Instant now) {
        return of(terms, execution, subject, now, NO_CHANCE);
    }

    @SuppressWarnings("unchecked") // the store read the state as one of this table's
    static <S extends State> S stateOf(StepType<?, S, ?> type, State state) {
        type.step().place(state);
        return (S) state;
    }
}

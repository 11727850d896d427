package dev.sallyport.engine;

import dev.sallyport.engine.Place.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Step}, one call per line. */
public final class StepTable<S extends State, T> {
    private final Class<S> family;
    private final String type;
    private final Map<Class<?>, Place<S, T>> places = new LinkedHashMap<>();

    StepTable(Class<S> family, Class<T> terms, String type) {
        this.family = family;
        this.type = type;
    }

    /** Opens a state's rows. */
    public <X extends S> Rows<X> in(Class<X> state, String status) {
        return new Rows<>(state, status);
    }

    /** A state with no way out. */
    public <X extends S> StepTable<S, T> endsIn(Class<X> outcome, String status) {
        return endsIn(outcome, status, new Shown.Nothing<>());
    }

    /** A state with no way out, and what a person is told when the flow ends there. */
    public <X extends S> StepTable<S, T> endsIn(Class<X> outcome, String status, Display display) {
        return endsIn(outcome, status, new Shown.Always<>(display));
    }

    private <X extends S> StepTable<S, T> endsIn(Class<X> outcome, String status, Shown<S, T> display) {
        if (!Outcome.class.isAssignableFrom(outcome)) {
            throw new IllegalStateException(type + ": " + outcome.getSimpleName() + " is no outcome");
        }
        add(new Place<>(outcome, status, display, List.of()));
        return this;
    }

    public Step<S, T> build() {
        return new Step<>(family, type, places);
    }

    private void add(Place<S, T> place) {
        if (places.putIfAbsent(place.state(), place) != null) {
            throw new IllegalStateException(type + " declares " + place.status() + " twice");
        }
    }

    /** A body as its row types it: this state, this action. */
    @FunctionalInterface
    public interface TypedBody<S extends State, X extends S, A extends Action, T> {
        Transition<S> take(X state, A action, StepContext<T> context);
    }

    /** The rows of one state. */
    public final class Rows<X extends S> {
        private final Class<X> state;
        private final String status;
        private final List<Move<S, T>> moves = new ArrayList<>();
        private Shown<S, T> display = new Shown.Nothing<>();

        private Rows(Class<X> state, String status) {
            this.state = state;
            this.status = status;
        }

        /** What a person is told here. */
        public Rows<X> shows(BiFunction<X, StepContext<T>, Display> told) {
            display = new Shown.Told<>((shown, context) -> told.apply(state.cast(shown), context));
            return this;
        }

        /** A row that is a link, open to whoever holds the execution. */
        public <A extends Action> Row<X, A> on(String action, Class<A> asks, TypedBody<S, X, A, T> body) {
            return new Row<>(this, action, asks, true, body);
        }

        /** A row for the clock, the courier, and devices. */
        public <A extends Action> Row<X, A> when(String action, Class<A> asks, TypedBody<S, X, A, T> body) {
            return new Row<>(this, action, asks, false, body);
        }

        /** Closes this state and opens the next. */
        public <Y extends S> Rows<Y> in(Class<Y> next, String nextStatus) {
            return close().in(next, nextStatus);
        }

        /** Closes this state and names an outcome. */
        public StepTable<S, T> endsIn(Class<? extends S> outcome, String nextStatus) {
            return close().endsIn(outcome, nextStatus);
        }

        /** Closes this state and names an outcome, with what a person is told. */
        public StepTable<S, T> endsIn(Class<? extends S> outcome, String nextStatus, Display display) {
            return close().endsIn(outcome, nextStatus, display);
        }

        private StepTable<S, T> close() {
            add(new Place<>(state, status, display, moves));
            return StepTable.this;
        }
    }

    /** One row; {@link #to} ends it. */
    public final class Row<X extends S, A extends Action> {
        private final Rows<X> rows;
        private final String action;
        private final Class<A> asks;
        private final boolean offered;
        private final TypedBody<S, X, A, T> body;
        private @Nullable BiPredicate<X, StepContext<T>> guard;
        private BiFunction<X, StepContext<T>, Form> form;

        private Row(Rows<X> rows, String action, Class<A> asks, boolean offered, TypedBody<S, X, A, T> body) {
            this.rows = rows;
            this.action = action;
            this.asks = asks;
            this.offered = offered;
            this.body = body;
            this.form = (state, context) -> new Form(new Words("action." + action, Map.of()), null, List.of());
        }

        /** What a person is asked for; without it there is a button with no words of its own. */
        public Row<X, A> asks(BiFunction<X, StepContext<T>, Form> questions) {
            form = questions;
            return this;
        }

        /** The same, where it is a button and nothing else. */
        public Row<X, A> asks(Text title) {
            return asks((state, context) -> Form.button(title));
        }

        /** Excludes the row, link and all, where the guard says no. It may look at the user's record alone. */
        public Row<X, A> onlyIf(BiPredicate<X, StepContext<T>> condition) {
            guard = condition;
            return this;
        }

        /** Every state that the body may lead to; staying where one is needs no mention unless it is a stored move. */
        @SafeVarargs
        @SuppressWarnings("varargs") // Set.of does not write into it
        public final Rows<X> to(Class<? extends S>... targets) {
            BiPredicate<X, StepContext<T>> condition = guard == null ? (state, context) -> true : guard;
            rows.moves.add(new Move<>(
                    action,
                    asks,
                    offered,
                    (state, context) -> condition.test(rows.state.cast(state), context),
                    (state, asked, context) -> body.take(rows.state.cast(state), asks.cast(asked), context),
                    (state, context) -> form.apply(rows.state.cast(state), context),
                    Set.of(targets)));
            return rows;
        }
    }
}

package dev.sallyport.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A step's table of moves: checked against its sealed states when built, immutable after. Links, refusals, diagrams
 * and the coverage gate are all read from it.
 */
public final class Step<S extends State, T> {
    private final String type;
    private final Map<Class<?>, Place<S, T>> places;

    Step(Class<S> family, String type, Map<Class<?>, Place<S, T>> places) {
        this.type = type;
        this.places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        TableCheck.of(family, this);
    }

    /** Begins a table, to be read from top to bottom. */
    public static <S extends State, T> StepTable<S, T> of(Class<S> family, Class<T> terms, String type) {
        return new StepTable<>(family, terms, type);
    }

    /** The type's name in definitions. */
    public String type() {
        return type;
    }

    /** In the order of the table. */
    public List<Place<S, T>> places() {
        return List.copyOf(places.values());
    }

    public Place<S, T> place(State state) {
        return place(state.getClass());
    }

    Place<S, T> place(Class<?> state) {
        var place = places.get(state);
        if (place == null) {
            throw new IllegalArgumentException(type + " knows no " + state.getSimpleName());
        }
        return place;
    }

    public Optional<Place<S, T>> place(String status) {
        return places.values().stream().filter(it -> it.status().equals(status)).findFirst();
    }

    public String status(State state) {
        return place(state).status();
    }

    /** The names that outlets may have. */
    public Set<String> results() {
        return places.values().stream()
                .filter(Place::isOutcome)
                .map(Place::status)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What whoever holds the execution may ask now. */
    public List<Move<S, T>> offered(S state, StepContext<T> context) {
        return place(state).moves().stream()
                .filter(Move::offered)
                .filter(it -> it.guard().test(state, context))
                .toList();
    }

    /** The row for an action if the state has one and its guard lets it through. */
    public Optional<Move<S, T>> move(S state, String action, StepContext<T> context) {
        return place(state).move(action).filter(it -> it.guard().test(state, context));
    }

    /** The wire name of a wake's action. */
    public String nameOf(Action action) {
        return places.values().stream()
                .flatMap(place -> place.moves().stream())
                .filter(move -> move.asks().equals(action.getClass()))
                .map(Move::action)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no row for " + action.getClass()));
    }

    /** Takes a move. A body that leads to a state which its row does not declare is a bug, and throws. */
    public Transition<S> take(S state, Move<S, T> move, Action action, StepContext<T> context) {
        var made = move.body().take(state, action, context);
        var stays = made.next().equals(state);
        if (!stays && !move.targets().contains(made.next().getClass())) {
            throw new IllegalStateException("%s: %s in %s led to undeclared %s"
                    .formatted(
                            type,
                            move.action(),
                            status(state),
                            made.next().getClass().getSimpleName()));
        }
        return made;
    }

    /** Every action that some state offers or takes, each once. */
    public List<String> actions() {
        var names = new ArrayList<String>();
        for (var place : places.values()) {
            for (var move : place.moves()) {
                if (!names.contains(move.action())) {
                    names.add(move.action());
                }
            }
        }
        return List.copyOf(names);
    }
}

package dev.sallyport.engine;

import java.util.HashSet;
import java.util.Set;

/** What a table must fulfil before a server starts with it. */
final class TableCheck {

    private TableCheck() {}

    static <S extends State, T> void of(Class<S> family, Step<S, T> step) {
        if (!family.isSealed()) {
            throw wrong(step, family.getSimpleName() + " is not sealed");
        }
        var declared = new HashSet<Class<?>>();
        var statuses = new HashSet<String>();
        for (var place : step.places()) {
            declared.add(place.state());
            if (!statuses.add(place.status())) {
                throw wrong(step, "two states are called " + place.status());
            }
            rows(step, place);
        }
        for (var state : family.getPermittedSubclasses()) {
            if (!declared.contains(state)) {
                throw wrong(step, state.getSimpleName() + " is left out");
            }
        }
    }

    private static <S extends State, T> void rows(Step<S, T> step, Place<S, T> place) {
        Set<String> actions = new HashSet<>();
        for (var move : place.moves()) {
            if (!actions.add(move.action())) {
                throw wrong(step, place.status() + " has " + move.action() + " twice");
            }
            if (move.targets().isEmpty()) {
                throw wrong(step, move.action() + " in " + place.status() + " leads nowhere");
            }
            move.targets().forEach(step::place); // throws for one that the table does not declare
        }
        if (place.isOutcome() && !place.moves().isEmpty()) {
            throw wrong(step, place.status() + " is an outcome and has a way out");
        }
        if (!place.isOutcome() && place.moves().isEmpty()) {
            throw wrong(step, place.status() + " is a dead end");
        }
    }

    private static IllegalStateException wrong(Step<?, ?> step, String why) {
        return new IllegalStateException(step.type() + ": " + why);
    }
}

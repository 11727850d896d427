package dev.sallyport.hal.http;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.page.RelationWords;
import dev.sallyport.hal.page.RelationWords.Words;
import dev.sallyport.hal.view.MediaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every relation that a client may follow: what is said of it, and what the tables know. */
final class Relations {

    /** A row of a table: where an action is offered, and where it may lead. */
    record Offer(String step, String status, List<String> targets) {}

    /**
     * A relation.
     *
     * @param type the media type of the request; empty: it has no body
     * @param members JSON types by the members' paths
     * @param offers empty: it is no action
     */
    record Relation(String name, Words words, String type, Map<String, String> members, List<Offer> offers) {

        boolean isAction() {
            return !offers.isEmpty();
        }
    }

    /** What the tables know of an action. */
    private record Rows(Class<? extends Action> asks, List<Offer> offers) {}

    private final Map<String, Relation> byName = new LinkedHashMap<>();

    /** @throws IllegalStateException where an action, or a member of one, is without words, or words are of none */
    Relations(StepCatalog steps, RelationWords words) {
        var rows = new LinkedHashMap<String, Rows>();
        steps.all().forEach(type -> read(type.step(), rows));
        rows.forEach((action, it) -> byName.put(
                action,
                new Relation(
                        action,
                        words.action(action),
                        MediaTypes.of(action),
                        ActionMembers.of(it.asks()),
                        it.offers())));
        byName.values().forEach(it -> {
            var wrong = ActionMembers.unexplained(it.members(), it.words().members());
            if (!wrong.isEmpty()) {
                throw new IllegalStateException("relations.json and the members of " + it.name() + " differ: " + wrong);
            }
        });
        words.links().forEach((name, said) -> byName.put(name, link(name, said)));
    }

    private static Relation link(String name, Words said) {
        var members = new LinkedHashMap<String, String>();
        said.members().keySet().forEach(it -> members.put(it, ""));
        return new Relation(name, said, said.type(), members, List.of());
    }

    private static void read(Step<?, ?> step, Map<String, Rows> rows) {
        var statuses = new LinkedHashMap<Class<?>, String>();
        step.places().forEach(it -> statuses.put(it.state(), it.status()));
        for (var place : step.places()) {
            for (var move : place.moves()) {
                if (move.offered()) {
                    var targets = statuses.entrySet().stream()
                            .filter(it -> move.targets().contains(it.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
                    rows.computeIfAbsent(move.action(), name -> new Rows(move.asks(), new ArrayList<>()))
                            .offers()
                            .add(new Offer(step.type(), place.status(), targets));
                }
            }
        }
    }

    /** Actions first, in the order of the tables. */
    List<Relation> all() {
        return List.copyOf(byName.values());
    }

    Optional<Relation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

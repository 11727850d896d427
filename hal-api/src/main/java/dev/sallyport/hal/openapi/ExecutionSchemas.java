package dev.sallyport.hal.openapi;

import dev.sallyport.engine.Move;
import dev.sallyport.engine.Place;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.view.MediaTypes;
import dev.sallyport.hal.view.StepViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One schema for each state in which an execution can be met: members from its view, links from its rows. */
final class ExecutionSchemas {
    static final String STATE = "ExecutionState";

    private final StepCatalog steps;
    private final Map<String, StepViews> views;
    private final Components components;
    private final ShownSchemas shown;

    ExecutionSchemas(StepCatalog steps, Map<String, StepViews> views, Components components, ShownSchemas shown) {
        this.steps = steps;
        this.views = views;
        this.components = components;
        this.shown = shown;
    }

    /** An execution in any state; it leaves room for what an answer says beside the state. */
    ObjectNode anyState() {
        return components.named(STATE, () -> {
            var states = new ArrayList<ObjectNode>();
            inOrder(steps)
                    .forEach(type -> type.step().places().stream()
                            .filter(place -> !place.isOutcome())
                            .forEach(place -> states.add(state(type.step().type(), place))));
            states.add(components.named("ExecutionCompleted", () -> EndSchemas.completed(beginning(List.of()))));
            states.add(components.named("ExecutionFailed", () -> EndSchemas.failed(beginning(List.of()))));
            return Variants.of(components, states, "status");
        });
    }

    static List<StepType<?, ?, ?>> inOrder(StepCatalog steps) {
        return steps.all().stream()
                .<StepType<?, ?, ?>>map(it -> it)
                .sorted(Comparator.comparing(it -> it.step().type()))
                .toList();
    }

    private ObjectNode state(String type, Place<?, ?> place) {
        var name = Names.of(type) + Names.of(place.status());
        return components.named(name, () -> {
            var members = beginning(place.moves().stream()
                            .filter(Move::offered)
                            .map(Move::action)
                            .toList())
                    .has("step", step(type))
                    .has("status", Schemas.constant(place.status()));
            var view = views.get(type);
            if (view != null) {
                shown.addTo(members, view.shown(place.state()));
            }
            return EndSchemas.times(members).open();
        });
    }

    private static ObjectNode step(String type) {
        return new Members()
                .has("name", Schemas.text("Its name in the definition."))
                .has("type", Schemas.constant(type))
                .only();
    }

    private Members beginning(List<String> actions) {
        return new Members()
                .has("_links", links(actions))
                .has("id", Schemas.uuid())
                .has("environment", new Members().has("id", Schemas.uuid()).only())
                .has(
                        "flowDefinition",
                        new Members()
                                .has("id", Schemas.uuid())
                                .has("name", Schemas.text())
                                .has("version", Schemas.integer().put("minimum", 1))
                                .only());
    }

    /** What the policy or the state excludes is not linked, so that no action is sure to be there. */
    private ObjectNode links(List<String> actions) {
        var links = new Members().has("self", LinkSchemas.link(components));
        actions.forEach(it -> links.may(it, LinkSchemas.to(MediaTypes.of(it))));
        return links.only();
    }
}

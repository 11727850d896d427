package dev.sallyport.hal.demo;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Move;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.run.Journal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.view.OpenMapper;
import dev.sallyport.steps.enroll.EnrollAction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The steps' tables as state machines, and who makes their moves. */
public final class Machines {
    private static final String APPLICATION = "application";

    private final String base;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> causes = new LinkedHashMap<>();

    public Machines(String base, StepCatalog steps) {
        this.base = base;
        document.putObject("_links").putObject("self").put("href", base + "/demo/machines");
        var list = document.putObject("_embedded").putArray("machines");
        steps.all().stream()
                .map(StepType::step)
                .sorted(Comparator.comparing(Step::type))
                .forEach(it -> add(list.addObject(), it));
    }

    private void add(ObjectNode out, Step<?, ?> step) {
        var states = out.put("type", step.type()).putArray("states");
        Map<Class<?>, String> statuses = new HashMap<>();
        step.places().forEach(it -> statuses.put(it.state(), it.status()));
        for (var place : step.places()) {
            var state = states.addObject().put("status", place.status()).put("outcome", place.isOutcome());
            var moves = state.putArray("moves");
            for (var move : place.moves()) {
                causes.put(move.action(), cause(move));
                var row = moves.addObject().put("action", move.action()).put("by", cause(move));
                var targets = row.putArray("to");
                move.targets().stream().map(statuses::get).sorted().forEach(targets::add);
            }
        }
    }

    /** Whoever holds the execution, the courier, a phone, or the clock. */
    private static String cause(Move<?, ?> move) {
        if (move.offered()) {
            return "person";
        }
        var asks = move.asks();
        if (asks.equals(Action.DeliverySent.class) || asks.equals(Action.DeliveryFailed.class)) {
            return "courier";
        }
        return asks.equals(EnrollAction.ClaimPairing.class) ? "phone" : "clock";
    }

    ObjectNode document() {
        return document;
    }

    /** A journal, with who caused each line. */
    ObjectNode told(String id, Journal.Lines lines) {
        var out = JsonNodeFactory.instance.objectNode();
        out.putObject("_links").putObject("self").put("href", base + "/demo/executions/" + id + "/journal");
        var list = out.putObject("_embedded").putArray("journal");
        for (var it : lines.lines()) {
            list.addObject()
                    .put("version", it.version())
                    .put("at", OpenMapper.text(it.at()))
                    .put("by", causes.getOrDefault(it.action(), APPLICATION))
                    .put("step", it.step())
                    .put("action", it.action())
                    .put("status", it.status())
                    .put("problem", it.problem())
                    .put("trace", it.trace());
        }
        return out.put("count", lines.count()).put("size", lines.lines().size());
    }
}

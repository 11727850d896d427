package dev.sallyport.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Draws a step's table. */
public final class Diagram {

    private Diagram() {}

    /**
     * As a Mermaid state diagram. Rows that nobody outside may ask for stand in brackets.
     *
     * @return the text without a fence, its lines ended by {@code \n}
     */
    public static String mermaid(Step<?, ?> step) {
        var lines = new StringJoiner("\n", "", "\n").add("stateDiagram-v2");
        lines.add("    [*] --> " + step.places().getFirst().status());
        for (var place : step.places()) {
            arrows(step, place)
                    .forEach(
                            (target, label) -> lines.add("    %s --> %s: %s".formatted(place.status(), target, label)));
        }
        for (var place : step.places()) {
            if (place.isOutcome()) {
                lines.add("    " + place.status() + " --> [*]");
            }
        }
        return lines.toString();
    }

    /** What leads from a place to each target, in the order of the table. */
    private static Map<String, String> arrows(Step<?, ?> step, Place<?, ?> place) {
        var arrows = new LinkedHashMap<String, String>();
        for (var move : place.moves()) {
            var targets = new TreeSet<String>();
            move.targets().forEach(it -> targets.add(step.place(it).status()));
            var name = move.offered() ? move.action() : "(" + move.action() + ")";
            targets.forEach(it -> arrows.merge(it, name, (before, more) -> before + ", " + more));
        }
        return arrows;
    }
}

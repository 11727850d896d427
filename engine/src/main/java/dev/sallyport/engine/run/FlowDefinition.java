package dev.sallyport.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A flow definition (wire.md 1.2), read and checked.
 *
 * @param name unique within the environment
 * @param version 1 for the first content under its id, one more for each other content
 * @param steps by name, in the order of the file
 */
public record FlowDefinition(
        String environment,
        String id,
        String name,
        int version,
        boolean enabled,
        Trigger trigger,
        Map<String, StepDefinition> steps) {

    public FlowDefinition {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** What an execution remembers of its definition. */
    public record Reference(String id, String name, int version) {}

    /** How executions begin. */
    public enum TriggerType {
        EXPERIENCE,
        SIGN_ON_POLICY
    }

    /**
     * How executions begin, and where.
     *
     * @param next the first step's name
     */
    public record Trigger(TriggerType type, String next) {}

    /**
     * One step of a definition.
     *
     * @param configuration of the class that the step type declares
     * @param input may hold expressions
     * @param outlets by result
     */
    public record StepDefinition(String type, Object configuration, JsonNode input, Map<String, Outlet> outlets) {
        public StepDefinition {
            outlets = Map.copyOf(outlets);
        }
    }

    /**
     * Where a result leads.
     *
     * @param next a step's name; null: the flow is complete
     */
    public record Outlet(@Nullable String next) {}

    public Reference reference() {
        return new Reference(id, name, version);
    }

    StepDefinition step(String step) {
        var found = steps.get(step);
        if (found == null) {
            throw new IllegalStateException("definition %s version %d has no step %s".formatted(id, version, step));
        }
        return found;
    }
}

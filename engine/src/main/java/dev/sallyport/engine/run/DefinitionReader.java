package dev.sallyport.engine.run;

import dev.sallyport.engine.StepType;
import dev.sallyport.engine.run.FlowDefinition.Outlet;
import dev.sallyport.engine.run.FlowDefinition.StepDefinition;
import dev.sallyport.engine.run.FlowDefinition.Trigger;
import dev.sallyport.engine.run.FlowDefinition.TriggerType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads definitions strictly: whatever is not known is wrong, and everything wrong is told with its place. */
public final class DefinitionReader {
    private static final StrictJson STRICT = new StrictJson(UnaryOperator.identity());
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final StepCatalog catalog;

    public DefinitionReader(StepCatalog catalog) {
        this.catalog = catalog;
    }

    /** The members of the resource as a file has them; {@code id} may be left out, and follows from the name then. */
    private record Document(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean enabled,
            @Nullable TriggerMembers trigger,
            @Nullable Map<String, @Nullable StepMembers> stepDefinitions) {}

    private record TriggerMembers(
            @Nullable TriggerType type,
            @Nullable JsonNode configuration,
            @Nullable JsonNode inputs,
            @Nullable String next) {}

    private record StepMembers(
            @Nullable String type,
            @Nullable JsonNode configuration,
            @Nullable JsonNode input,
            @Nullable Map<String, @Nullable OutletMembers> outlets,
            @Nullable String displayName,
            @Nullable String description,
            @Nullable String iconUrl) {}

    private record OutletMembers(
            @Nullable String next,
            @Nullable String displayName,
            @Nullable String description) {}

    /**
     * Reads a definition.
     *
     * @param file what findings call it
     * @throws WrongDefinition with everything that is wrong
     */
    public FlowDefinition read(String file, String json, String environment, int version) {
        var tree = STRICT.tree(file, json);
        return new Reading(file, STRICT.positions(json)).definition(tree, environment, version);
    }

    /** One reading, collecting findings as it goes. */
    private final class Reading {
        private final String file;
        private final Positions positions;
        private final List<WrongDefinition.Finding> findings = new ArrayList<>();

        Reading(String file, Positions positions) {
            this.file = file;
            this.positions = positions;
        }

        /** One place is told of once: what follows from its first fault is none of its own. */
        private void wrong(String pointer, String message) {
            if (findings.stream().noneMatch(it -> it.pointer().equals(pointer))) {
                findings.add(positions.at(pointer, message));
            }
        }

        FlowDefinition definition(JsonNode tree, String environment, int version) {
            var document = tree.isObject() ? STRICT.read(tree, Document.class, this::wrong) : null;
            if (document == null) {
                wrong("", "a definition must be a JSON object");
                throw new WrongDefinition(file, findings);
            }
            if (document.id() != null && !UUID_FORM.matcher(document.id()).matches()) {
                wrong("/id", "id must be a UUID");
            }
            var name = document.name() == null ? "" : document.name();
            if (name.isBlank()) {
                wrong("/name", "a definition needs a name");
            }
            if (document.enabled() == null) {
                wrong("/enabled", "enabled must be true or false");
            }
            var members = document.stepDefinitions() == null
                    ? Map.<String, @Nullable StepMembers>of()
                    : document.stepDefinitions();
            if (members.isEmpty()) {
                wrong("/stepDefinitions", "a definition needs at least one step");
            }
            var steps = new LinkedHashMap<String, StepDefinition>();
            members.forEach((step, it) -> {
                var read = step("/stepDefinitions/" + Expressions.escaped(step), it, members.keySet());
                if (read != null) {
                    steps.put(step, read);
                }
            });
            var trigger = trigger(document.trigger(), members.keySet());
            if (findings.isEmpty()) {
                reachable(trigger, steps);
            }
            if (!findings.isEmpty()) {
                throw new WrongDefinition(file, findings);
            }
            return new FlowDefinition(
                    environment,
                    id(document, environment, name),
                    name,
                    version,
                    Boolean.TRUE.equals(document.enabled()),
                    trigger,
                    steps);
        }

        private String id(Document document, String environment, String name) {
            return document.id() == null
                    ? UUID.nameUUIDFromBytes((environment + "/" + name).getBytes(StandardCharsets.UTF_8))
                            .toString()
                    : document.id().toLowerCase(Locale.ROOT);
        }

        private Trigger trigger(@Nullable TriggerMembers members, Set<String> steps) {
            var type = members == null || members.type() == null ? TriggerType.EXPERIENCE : members.type();
            var next = members == null || members.next() == null ? "" : members.next();
            if (members == null || members.type() == null) {
                wrong("/trigger/type", "a trigger needs a type: EXPERIENCE or SIGN_ON_POLICY");
            }
            if (!steps.contains(next)) {
                wrong("/trigger/next", "next must name a step; there are " + new TreeSet<>(steps));
            }
            return new Trigger(type, next);
        }

        private @Nullable StepDefinition step(String pointer, @Nullable StepMembers members, Set<String> steps) {
            if (members == null) {
                wrong(pointer, "a step must be a JSON object");
                return null;
            }
            var type =
                    members.type() == null ? null : catalog.find(members.type()).orElse(null);
            if (type == null) {
                wrong(pointer + "/type", "a step's type must be one of " + catalog.names());
                return null;
            }
            var input = orEmpty(members.input());
            if (!input.isObject()) {
                wrong(pointer + "/input", "input must be a JSON object");
            }
            Expressions.check(input, pointer + "/input", new TreeSet<>(steps), positions::at)
                    .forEach(findings::add);
            var configuration = configuration(type, members.configuration(), pointer + "/configuration");
            var outlets = outlets(type, members.outlets(), pointer + "/outlets", steps);
            return configuration == null ? null : new StepDefinition(type.step().type(), configuration, input, outlets);
        }

        private <C> @Nullable C configuration(StepType<C, ?, ?> type, @Nullable JsonNode members, String pointer) {
            var given = orEmpty(members);
            if (!given.isObject()) {
                wrong(pointer, "configuration must be a JSON object");
                return null;
            }
            var read = STRICT.read(given, type.configuration(), (at, why) -> wrong(pointer + at, why));
            if (read != null) {
                type.check(read)
                        .forEach(it -> wrong(
                                pointer + "/" + String.valueOf(it.target()).replace('.', '/'), it.message()));
            }
            return read;
        }

        private static JsonNode orEmpty(@Nullable JsonNode node) {
            return node == null || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
        }

        private Map<String, Outlet> outlets(
                StepType<?, ?, ?> type,
                @Nullable Map<String, @Nullable OutletMembers> members,
                String pointer,
                Set<String> steps) {
            var results =
                    type.isLast() ? Set.<String>of() : new TreeSet<>(type.step().results());
            var outlets = new LinkedHashMap<String, Outlet>();
            if (members != null) {
                members.forEach((result, outlet) -> {
                    var next = outlet == null ? null : outlet.next();
                    if (outlet == null) {
                        wrong(pointer + "/" + Expressions.escaped(result), "an outlet must be a JSON object");
                    } else if (!results.contains(result)) {
                        wrong(
                                pointer + "/" + Expressions.escaped(result),
                                "there is no such result; there are " + results);
                    } else if (next != null && !steps.contains(next)) {
                        wrong(
                                pointer + "/" + Expressions.escaped(result) + "/next",
                                "next must name a step; there are " + new TreeSet<>(steps));
                    }
                    outlets.put(result, new Outlet(next));
                });
            }
            for (var result : results) {
                if (!outlets.containsKey(result)) {
                    wrong(pointer, "the result " + result + " has no outlet");
                }
            }
            return outlets;
        }

        private void reachable(Trigger trigger, Map<String, StepDefinition> steps) {
            var seen = new TreeSet<String>();
            visit(trigger.next(), steps, seen);
            for (var step : steps.keySet()) {
                if (!seen.contains(step)) {
                    wrong("/stepDefinitions/" + Expressions.escaped(step), "no outlet leads to this step");
                }
            }
        }

        private void visit(@Nullable String step, Map<String, StepDefinition> steps, Set<String> seen) {
            if (step != null && seen.add(step)) {
                var definition = steps.get(step);
                if (definition != null) {
                    definition.outlets().values().forEach(it -> visit(it.next(), steps, seen));
                }
            }
        }
    }
}

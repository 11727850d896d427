package dev.sallyport.engine.run;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * {@code ${...}} in a step's input (wire.md 1.3): paths into {@code trigger.inputs}, {@code steps.<name>.outputs} and
 * {@code flowExecution}. A string that is one expression keeps the value's type; within longer text the value is put
 * as text. A path that leads nowhere leaves its member out.
 */
final class Expressions {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private Expressions() {}

    /** The input with every expression looked up in the scope. */
    static JsonNode resolve(JsonNode input, JsonNode scope) {
        var resolved = node(input, scope);
        return resolved == null ? JsonNodeFactory.instance.objectNode() : resolved;
    }

    private static @Nullable JsonNode node(JsonNode input, JsonNode scope) {
        return switch (input) {
            case ObjectNode object -> {
                var out = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(it -> {
                    var value = node(it.getValue(), scope);
                    if (value != null) {
                        out.set(it.getKey(), value);
                    }
                });
                yield out;
            }
            case ArrayNode array -> {
                var out = JsonNodeFactory.instance.arrayNode();
                array.forEach(it -> {
                    var value = node(it, scope);
                    if (value != null) {
                        out.add(value);
                    }
                });
                yield out;
            }
            case StringNode text -> text(text, scope);
            default -> input;
        };
    }

    private static @Nullable JsonNode text(StringNode text, JsonNode scope) {
        var matcher = EXPRESSION.matcher(text.stringValue());
        if (!matcher.find()) {
            return text;
        }
        if (matcher.start() == 0 && matcher.end() == text.stringValue().length()) {
            return lookUp(matcher.group(1), scope).orElse(null);
        }
        return StringNode.valueOf(matcher.reset()
                .replaceAll(it -> Matcher.quoteReplacement(
                        lookUp(it.group(1), scope).map(Expressions::asText).orElse(""))));
    }

    /** An object or a list within longer text is put as JSON. */
    private static String asText(JsonNode node) {
        return node.isValueNode() ? node.asString() : node.toString();
    }

    private static Optional<JsonNode> lookUp(String path, JsonNode scope) {
        var at = scope;
        for (var name : path.strip().split("\\.", -1)) {
            at = at.path(name);
        }
        return at.isMissingNode() || at.isNull() ? Optional.empty() : Optional.of(at);
    }

    /** What is wrong with an input's expressions, each with a pointer below {@code pointer}. */
    static Stream<WrongDefinition.Finding> check(JsonNode input, String pointer, Collection<String> steps, Finder at) {
        return switch (input) {
            case ObjectNode object ->
                object.properties().stream()
                        .flatMap(it -> check(it.getValue(), pointer + "/" + escaped(it.getKey()), steps, at));
            case ArrayNode array ->
                Stream.iterate(0, i -> i + 1)
                        .limit(array.size())
                        .flatMap(i -> check(array.get(i), pointer + "/" + i, steps, at));
            case StringNode text ->
                Stream.concat(
                                EXPRESSION
                                        .matcher(text.stringValue())
                                        .results()
                                        .flatMap(it -> wrong(it.group(1).strip(), steps).stream()),
                                open(text.stringValue()).stream())
                        .map(why -> at.finding(pointer, why));
            default -> Stream.empty();
        };
    }

    /** Makes a finding of a pointer and a sentence. */
    @FunctionalInterface
    interface Finder {
        WrongDefinition.Finding finding(String pointer, String message);
    }

    private static Optional<String> open(String text) {
        return EXPRESSION.matcher(text).replaceAll("").contains("${")
                ? Optional.of("an expression is not closed: ${ needs a }")
                : Optional.empty();
    }

    private static Optional<String> wrong(String path, Collection<String> steps) {
        if (!PATH.matcher(path).matches()) {
            return Optional.of("${%s} is not a path such as ${trigger.inputs.user.id}".formatted(path));
        }
        var names = List.of(path.split("\\.", -1));
        if ((path.startsWith("trigger.inputs") && names.get(1).equals("inputs")) || path.equals("flowExecution.id")) {
            return Optional.empty();
        }
        if (names.size() < 3 || !names.get(0).equals("steps") || !names.get(2).equals("outputs")) {
            return Optional.of("${%s} must begin with trigger.inputs, steps.<name>.outputs, or be flowExecution.id"
                    .formatted(path));
        }
        return steps.contains(names.get(1))
                ? Optional.empty()
                : Optional.of("${%s} names the step %s, which does not exist; there are %s"
                        .formatted(path, names.get(1), steps));
    }

    /** A member's name as a part of a JSON Pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

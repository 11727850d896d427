package dev.sallyport.hal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of a document as its page shows them. */
final class PageOperations {
    private final ObjectNode document;

    PageOperations(ObjectNode document) {
        this.document = document;
    }

    /** The tags that have operations, in the document's order. */
    List<Map<String, Object>> byTag() {
        var groups = new ArrayList<Map<String, Object>>();
        for (var tag : document.path("tags")) {
            var name = tag.path("name").asString("");
            var operations = operations(name);
            if (!operations.isEmpty()) {
                groups.add(Map.of(
                        "name",
                        name,
                        "title",
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        "description",
                        tag.path("description").asString(""),
                        "operations",
                        operations));
            }
        }
        return groups;
    }

    private List<Map<String, Object>> operations(String tag) {
        var operations = new ArrayList<Map<String, Object>>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().at("/tags/0").asString("").equals(tag)) {
                        operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private Map<String, Object> operation(String method, String path, JsonNode operation) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", operation.path("operationId").asString(""));
        shown.put("method", method.toUpperCase(Locale.ROOT));
        shown.put("path", path);
        shown.put("summary", operation.path("summary").asString(""));
        shown.put("description", operation.path("description").asString(""));
        var access = operation
                .path("security")
                .valueStream()
                .flatMap(it -> it.propertyNames().stream())
                .map(it -> Map.of("name", it))
                .toList();
        shown.put("access", access);
        shown.put("anybody", access.isEmpty());
        shown.put(
                "parameters",
                operation.path("parameters").valueStream().map(this::parameter).toList());
        shown.put("hasParameters", operation.has("parameters"));
        shown.put("bodies", contents(operation.path("requestBody")));
        shown.put("example", example(operation.path("requestBody")));
        shown.put("answers", answers(operation));
        shown.put("refusals", refusals(operation));
        return shown;
    }

    private Map<String, Object> parameter(JsonNode given) {
        var parameter = resolved(given);
        return Map.of(
                "name", parameter.path("name").asString(""),
                "in", parameter.path("in").asString(""),
                "required", parameter.path("required").asBoolean(false),
                "type", PageTypes.of(parameter.path("schema")),
                "description", parameter.path("description").asString(""));
    }

    private List<Map<String, Object>> answers(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(it -> !it.getValue().has("$ref"))
                .map(it -> Map.<String, Object>of(
                        "status", it.getKey(),
                        "description", it.getValue().path("description").asString(""),
                        "headers",
                                String.join(", ", it.getValue().path("headers").propertyNames()),
                        "bodies", contents(it.getValue())))
                .toList();
    }

    private List<Map<String, String>> refusals(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(it -> it.getValue().has("$ref"))
                .map(it -> Map.of(
                        "status", it.getKey(),
                        "description",
                                resolved(it.getValue()).path("description").asString("")))
                .toList();
    }

    private static List<Map<String, Object>> contents(JsonNode holder) {
        return holder.path("content").properties().stream()
                .map(it -> Map.<String, Object>of(
                        "mediaType",
                        it.getKey(),
                        "type",
                        PageTypes.of(it.getValue().path("schema"))))
                .toList();
    }

    private static String example(JsonNode body) {
        return body.path("content")
                .valueStream()
                .filter(it -> it.has("example"))
                .map(it -> it.path("example").toPrettyString())
                .collect(Collectors.joining("\n"));
    }

    private JsonNode resolved(JsonNode given) {
        return given.has("$ref") ? document.at(given.path("$ref").asString("").substring(1)) : given;
    }
}

package dev.sallyport.hal.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A schema in a few words, with links to those that have names. */
final class PageTypes {

    private PageTypes() {}

    /** Pieces of a sentence: {@code text}, and {@code name} where it is a link to a schema. */
    static List<Map<String, String>> of(JsonNode schema) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString("").substring(Schemas.COMPONENTS.length());
            return List.of(Map.of("name", name, "text", ""));
        }
        if (schema.path("type").asString("").equals("array")) {
            var pieces = new ArrayList<Map<String, String>>();
            pieces.add(plain("list of "));
            pieces.addAll(of(schema.path("items")));
            return pieces;
        }
        for (var word : List.of("oneOf", "allOf")) {
            if (schema.has(word)) {
                return joined(schema.path(word), word.equals("oneOf") ? " or " : " and ");
            }
        }
        return List.of(plain(words(schema)));
    }

    private static List<Map<String, String>> joined(JsonNode schemas, String with) {
        var pieces = new ArrayList<Map<String, String>>();
        for (var schema : schemas) {
            if (!pieces.isEmpty()) {
                pieces.add(plain(with));
            }
            pieces.addAll(of(schema));
        }
        return pieces;
    }

    private static Map<String, String> plain(String text) {
        return Map.of("name", "", "text", text);
    }

    private static String words(JsonNode schema) {
        if (schema.has("const")) {
            return schema.path("const").asString("");
        }
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(it -> it.asString("")).collect(Collectors.joining(" | "));
        }
        var type = schema.path("type").asString("anything");
        var words = schema.has("format") ? schema.path("format").asString("") : type;
        return schema.has("maxLength")
                ? words + ", up to " + schema.path("maxLength").asInt() + " characters"
                : words;
    }
}

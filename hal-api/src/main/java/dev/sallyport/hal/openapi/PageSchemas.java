package dev.sallyport.hal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The schemas of a document as its page shows them: members in rows, nested ones by their path. */
final class PageSchemas {

    List<Map<String, Object>> all(JsonNode document) {
        return document.at("/components/schemas").properties().stream()
                .map(it -> schema(it.getKey(), it.getValue()))
                .toList();
    }

    private static Map<String, Object> schema(String name, JsonNode schema) {
        var rows = new ArrayList<Map<String, Object>>();
        addRows(rows, "", schema);
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", name);
        shown.put("description", schema.path("description").asString(""));
        shown.put("rows", rows);
        shown.put("hasRows", !rows.isEmpty());
        var isPlain = schema.path("type").asString("").equals("object");
        shown.put("type", isPlain ? List.of() : PageTypes.of(schema));
        return shown;
    }

    private static void addRows(List<Map<String, Object>> rows, String before, JsonNode schema) {
        var required = new TreeSet<String>();
        schema.path("required").forEach(it -> required.add(it.asString("")));
        schema.path("properties").properties().forEach(it -> {
            var member = it.getValue();
            var isNested = member.has("properties");
            rows.add(Map.of(
                    "path", before + it.getKey(),
                    "required", required.contains(it.getKey()),
                    "type", isNested ? List.of() : PageTypes.of(member),
                    "description", member.path("description").asString(""),
                    "pattern", member.path("pattern").asString("")));
            if (isNested) {
                addRows(rows, before + it.getKey() + " › ", member);
            }
        });
    }

    /** What one has to bring. */
    static List<Map<String, String>> access(JsonNode document) {
        return document.at("/components/securitySchemes").properties().stream()
                .map(it -> Map.of(
                        "name", it.getKey(),
                        "type",
                                it.getValue().path("type").asString("") + " "
                                        + it.getValue().path("scheme").asString(""),
                        "description", it.getValue().path("description").asString(""),
                        "token",
                                it.getValue()
                                        .at("/flows/clientCredentials/tokenUrl")
                                        .asString("")))
                .toList();
    }
}

package dev.sallyport.hal.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of paths, whose names are the routes'. */
final class PathParameters {
    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]+)");

    private static final Map<String, ObjectNode> SCHEMAS = new TreeMap<>(Map.of(
            "environment", Schemas.uuid().put("description", "The environment's id."),
            "definition", Schemas.uuid().put("description", "The flow definition's id."),
            "id", Schemas.uuid().put("description", "The execution's id."),
            "code", Schemas.text("A code of a refusal."),
            "relation", Schemas.text("A link relation.")));

    private PathParameters() {}

    /** {@code /:environment} is {@code /{environment}}. */
    static String template(String path) {
        return PARAMETER.matcher(path).replaceAll("{$1}");
    }

    /** References to the parameters of a path. */
    static List<ObjectNode> of(String path) {
        return PARAMETER
                .matcher(path)
                .results()
                .map(it -> Schemas.any().put("$ref", "#/components/parameters/" + known(it.group(1))))
                .toList();
    }

    private static String known(String name) {
        if (!SCHEMAS.containsKey(name)) {
            throw new IllegalStateException("nothing is told of the path's parameter " + name);
        }
        return name;
    }

    static void addTo(ObjectNode components) {
        SCHEMAS.forEach((name, schema) -> {
            var parameter = components
                    .putObject(name)
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .put("description", schema.path("description").asString(""));
            parameter.set("schema", schema.deepCopy().without("description"));
        });
    }
}

package dev.sallyport.hal.openapi;

import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** One of several objects, told apart by a member where no two of them share a value of it. */
final class Variants {

    private Variants() {}

    /**
     * The schema.
     *
     * @param references to schemas that are there
     * @param member the one that may tell them apart
     */
    static ObjectNode of(Components components, List<ObjectNode> references, String member) {
        var schema = Schemas.oneOf(references);
        var mapping = new TreeMap<String, String>();
        for (var reference : references) {
            var target = reference.path("$ref").asString("");
            var told = components
                    .schema(target.substring(Schemas.COMPONENTS.length()))
                    .path("properties")
                    .path(member);
            var values = told.has("const")
                    ? List.of(told.path("const").asString(""))
                    : told.path("enum").valueStream().map(it -> it.asString("")).toList();
            if (values.isEmpty() || values.stream().anyMatch(it -> mapping.putIfAbsent(it, target) != null)) {
                return schema;
            }
        }
        var discriminator = schema.putObject("discriminator").put("propertyName", member);
        var targets = discriminator.putObject("mapping");
        mapping.forEach(targets::put);
        return schema;
    }
}

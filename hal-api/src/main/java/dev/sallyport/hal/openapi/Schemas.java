package dev.sallyport.hal.openapi;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema 2020-12, a word at a time. */
final class Schemas {
    static final String COMPONENTS = "#/components/schemas/";

    private Schemas() {}

    private static ObjectNode of(String type) {
        return any().put("type", type);
    }

    static ObjectNode any() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode text() {
        return of("string");
    }

    static ObjectNode text(String description) {
        return text().put("description", description);
    }

    static ObjectNode uuid() {
        return text().put("format", "uuid");
    }

    static ObjectNode uri() {
        return text().put("format", "uri");
    }

    /** ISO 8601 in UTC with milliseconds. */
    static ObjectNode instant() {
        return text().put("format", "date-time");
    }

    static ObjectNode integer() {
        return of("integer");
    }

    static ObjectNode flag() {
        return of("boolean");
    }

    static ObjectNode list(ObjectNode items) {
        var schema = of("array");
        schema.set("items", items);
        return schema;
    }

    /** An object whose members are all alike. */
    static ObjectNode map(ObjectNode values) {
        var schema = of("object");
        schema.set("additionalProperties", values);
        return schema;
    }

    static ObjectNode constant(String value) {
        return text().put("const", value);
    }

    /** One of some texts. */
    static ObjectNode choice(Collection<String> values) {
        var schema = text();
        var list = schema.putArray("enum");
        values.forEach(list::add);
        return schema;
    }

    static ObjectNode oneOf(Collection<ObjectNode> schemas) {
        var schema = any();
        schema.putArray("oneOf").addAll(List.copyOf(schemas));
        return schema;
    }

    static ObjectNode ref(String name) {
        return any().put("$ref", COMPONENTS + name);
    }
}

package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of an object, member by member. */
final class Members {
    private final ObjectNode schema = Schemas.any().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");

    /** A member that is always there. */
    Members has(String name, ObjectNode of) {
        properties.set(name, of);
        ArrayNode required = schema.withArrayProperty("required");
        required.add(name);
        return this;
    }

    /** A member that may be absent. */
    Members may(String name, ObjectNode of) {
        properties.set(name, of);
        return this;
    }

    Members described(String description) {
        schema.put("description", description);
        return this;
    }

    /** There are no other members. */
    ObjectNode only() {
        return schema.put("additionalProperties", false);
    }

    /** There may be others: something else has a say in it, or they are passed over. */
    ObjectNode open() {
        return schema;
    }
}

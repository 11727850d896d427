package dev.sallyport.hal.openapi;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The named schemas of a document. Each is made once; a name that is used before its schema is done is a recursion. */
final class Components {
    private final Set<String> begun = new HashSet<>();
    private final TreeMap<String, ObjectNode> schemas = new TreeMap<>();

    /** A reference to a schema, which is made if it is not there yet. */
    ObjectNode named(String name, Supplier<ObjectNode> schema) {
        if (begun.add(name)) {
            schemas.put(name, schema.get());
        }
        return Schemas.ref(name);
    }

    /** The schema of a name. */
    ObjectNode schema(String name) {
        var schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalStateException("no schema is named " + name);
        }
        return schema;
    }

    ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        schemas.forEach(document::set);
        return document;
    }
}

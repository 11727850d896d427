package dev.sallyport.hal.openapi;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of types that are one value on the wire, and have no name there. */
final class Scalars {

    private Scalars() {}

    static Optional<ObjectNode> of(Class<?> type) {
        if (type == String.class) {
            return Optional.of(Schemas.text());
        }
        if (type == Instant.class) {
            return Optional.of(Schemas.instant());
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(Schemas.flag());
        }
        return type == int.class || type == Integer.class || type == long.class || type == Long.class
                ? Optional.of(Schemas.integer())
                : Optional.empty();
    }
}

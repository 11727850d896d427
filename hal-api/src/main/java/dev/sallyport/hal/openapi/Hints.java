package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.Told;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What a view tells of a member, beside its type. */
final class Hints {

    private Hints() {}

    static ObjectNode apply(Told told, Function<String, ObjectNode> byHand, Supplier<ObjectNode> ofType) {
        var schema = schema(told, byHand, ofType);
        if (!told.format().isEmpty()) {
            schema.put("format", told.format());
        }
        if (!told.pattern().isEmpty()) {
            schema.put("pattern", told.pattern());
        }
        if (told.longest() > 0) {
            schema.put("maxLength", told.longest());
        }
        if (!told.value().isEmpty()) {
            schema.put("description", told.value());
        }
        return schema;
    }

    private static ObjectNode schema(Told told, Function<String, ObjectNode> byHand, Supplier<ObjectNode> ofType) {
        if (!told.schema().isEmpty()) {
            return byHand.apply(told.schema());
        }
        var only = List.of(told.only());
        return switch (only.size()) {
            case 0 -> ofType.get();
            case 1 -> Schemas.constant(only.getFirst());
            default -> Schemas.choice(only);
        };
    }
}

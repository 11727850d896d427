package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a start's members has the wrong JSON type, or is missing. A null counts as missing. */
final class StartMembers {
    private static final String DEFINITION = "flowDefinition";

    private StartMembers() {}

    static Optional<Problem> wrong(ObjectNode members) {
        var definition = members.path(DEFINITION);
        if (isMissing(definition)) {
            return Optional.of(Problems.required(DEFINITION));
        }
        if (!definition.isObject()) {
            return Optional.of(Problem.wrongType(DEFINITION, "object"));
        }
        for (var name : new String[] {"id", "name"}) {
            if (!isMissing(definition.path(name)) && !definition.path(name).isString()) {
                return Optional.of(Problem.wrongType(DEFINITION + "." + name, "string"));
            }
        }
        if (isMissing(definition.path("id")) && isMissing(definition.path("name"))) {
            return Optional.of(Problems.required(DEFINITION));
        }
        var inputs = members.path("inputs");
        return isMissing(inputs) || inputs.isObject()
                ? Optional.empty()
                : Optional.of(Problem.wrongType("inputs", "object"));
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The step's input (wire.md 1.5), read from JSON. */
sealed interface EnrollInput {

    record Good(
            @Nullable String email,
            @Nullable String mobilePhone,
            Compatibility compatibility,
            @Nullable String locale,
            Map<String, String> variables)
            implements EnrollInput {}

    record Wrong(Problem problem) implements EnrollInput {}

    /**
     * Reads the input.
     *
     * @param subject whom the execution is about; {@code user.id} must say the same
     */
    static EnrollInput read(JsonNode input, String subject) {
        for (var path : new String[] {"user", "webauthn", "template"}) {
            if (!at(input, path).isMissingNode() && !at(input, path).isObject()) {
                return new Wrong(Problem.wrongType(path, "object"));
            }
        }
        for (var path : new String[] {"user.id", "user.email", "user.mobilePhone", "template.locale"}) {
            if (!at(input, path).isMissingNode() && !at(input, path).isString()) {
                return new Wrong(Problem.wrongType(path, "string"));
            }
        }
        var user = text(input, "user.id");
        if (user == null) {
            return new Wrong(CommonRefusal.REQUIRED_VALUE.problem("user.id"));
        }
        if (!user.equals(subject)) {
            return new Wrong(CommonRefusal.INVALID_VALUE.problem("user.id"));
        }
        var email = text(input, "user.email");
        if (email != null && EmailAddress.parse(email).isEmpty()) {
            return new Wrong(CommonRefusal.INVALID_VALUE.problem("user.email"));
        }
        var mobilePhone = text(input, "user.mobilePhone");
        if (mobilePhone != null && PhoneNumber.parse(mobilePhone).isEmpty()) {
            return new Wrong(CommonRefusal.INVALID_VALUE.problem("user.mobilePhone"));
        }
        var compatibility = compatibility(at(input, "webauthn.compatibility"));
        if (compatibility.isEmpty()) {
            return new Wrong(CommonRefusal.INVALID_VALUE
                    .problem("webauthn.compatibility")
                    .with("allowedValues", Arrays.asList("FULL", "SECURITY_KEY_ONLY", "NONE")));
        }
        var variables = at(input, "template.variables");
        if (!variables.isMissingNode() && !variables.isObject()) {
            return new Wrong(Problem.wrongType("template.variables", "object"));
        }
        return new Good(email, mobilePhone, compatibility.get(), text(input, "template.locale"), variables(variables));
    }

    /** A member that is null counts as absent. */
    private static JsonNode at(JsonNode input, String path) {
        var at = input;
        for (var name : path.split("\\.", -1)) {
            at = at.path(name);
        }
        return at.isNull() ? MissingNode.getInstance() : at;
    }

    /** An empty text counts as none. */
    private static @Nullable String text(JsonNode input, String path) {
        var found = at(input, path);
        return found.isString() && !found.asString().isBlank()
                ? found.asString().strip()
                : null;
    }

    private static Optional<Compatibility> compatibility(JsonNode node) {
        return node.isMissingNode()
                ? Optional.of(Compatibility.FULL)
                : Arrays.stream(Compatibility.values())
                        .filter(it -> node.isString() && it.name().equals(node.asString()))
                        .findFirst();
    }

    private static Map<String, String> variables(JsonNode node) {
        var variables = new TreeMap<String, String>();
        node.properties().forEach(it -> {
            if (it.getValue().isValueNode() && !it.getValue().isNull()) {
                variables.put(it.getKey(), it.getValue().asString());
            }
        });
        return variables;
    }
}

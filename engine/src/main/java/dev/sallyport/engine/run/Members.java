package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Problem;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's members into an action's record: unknown ones are ignored, wrong JSON types are told. */
final class Members {
    private static final JsonMapper LENIENT = ExactTypes.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Members() {}

    /** The action, or what was wrong. */
    sealed interface Result {
        record Good(Action action) implements Result {}

        record Bad(Problem problem) implements Result {}
    }

    static Result read(ObjectNode members, Class<? extends Action> type) {
        try {
            return new Result.Good(LENIENT.treeToValue(members, type));
        } catch (MismatchedInputException e) {
            return new Result.Bad(wrong(e, e.getTargetType()));
        } catch (JacksonException e) {
            return new Result.Bad(wrong(e, null));
        }
    }

    private static Problem wrong(JacksonException e, @Nullable Class<?> expected) {
        var target = e.getPath().stream()
                .map(it -> it.getPropertyName() == null ? String.valueOf(it.getIndex()) : it.getPropertyName())
                .collect(Collectors.joining("."));
        return Problem.wrongType(target, expected == null ? null : jsonType(expected));
    }

    private static String jsonType(Class<?> expected) {
        if (expected == String.class) {
            return "string";
        }
        if (expected == Boolean.class || expected == boolean.class) {
            return "boolean";
        }
        return Number.class.isAssignableFrom(expected) || expected.isPrimitive() ? "number" : "object";
    }
}

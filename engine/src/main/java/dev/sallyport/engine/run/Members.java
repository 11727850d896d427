package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads a request's members into an action's record: unknown ones are ignored, wrong JSON types are told. */
final class Members {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    it -> it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
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
        var message = expected == null
                ? "The member has the wrong JSON type."
                : "The member must be a JSON %s.".formatted(jsonType(expected));
        return new Problem(
                Problem.Code.INVALID_REQUEST,
                "The request could not be read.",
                List.of(new Problem.Detail("INVALID_VALUE", target, message, Map.of())),
                null);
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

package dev.sallyport.hal.openapi;

import dev.sallyport.engine.Move;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.view.Told;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of requests, from the records that they are read into. A view of the record, if there is one, tells more and
 * says what is required. Unknown members are passed over, so that the schemas are open.
 */
final class AskedSchemas {
    private final JsonMapper open;
    private final Components components;
    private final Function<String, ObjectNode> byHand;

    AskedSchemas(JsonMapper open, Components components, Function<String, ObjectNode> byHand) {
        this.open = open;
        this.components = components;
        this.byHand = byHand;
    }

    /** A reference for every action that is offered somewhere. */
    Map<String, ObjectNode> actions(StepCatalog steps) {
        var schemas = new LinkedHashMap<String, ObjectNode>();
        ExecutionSchemas.inOrder(steps).stream()
                .flatMap(type -> type.step().places().stream())
                .flatMap(place -> place.moves().stream())
                .filter(Move::offered)
                .forEach(move -> schemas.computeIfAbsent(
                        move.action(), it -> components.named(Names.ofAction(it), () -> record(move.asks()))));
        return schemas;
    }

    private ObjectNode record(Class<?> type) {
        var members = new Members();
        for (var component : type.getRecordComponents()) {
            var view = view(type, component);
            var told = view.map(it -> it.getAnnotation(Told.class));
            var schema = told.isPresent()
                    ? Hints.apply(told.get(), byHand, () -> of(component.getType()))
                    : of(component.getType());
            AnnotatedType said = view.map(Method::getAnnotatedReturnType).orElseGet(component::getAnnotatedType);
            if (said.isAnnotationPresent(Nullable.class)) {
                members.may(component.getName(), schema);
            } else {
                members.has(component.getName(), schema);
            }
        }
        return members.open();
    }

    private Optional<Method> view(Class<?> type, RecordComponent component) {
        return Optional.ofNullable(open.serializationConfig().findMixInClassFor(type))
                .flatMap(view -> Arrays.stream(view.getMethods())
                        .filter(it -> it.getName().equals(component.getName()))
                        .findFirst());
    }

    private ObjectNode of(Class<?> type) {
        return JsonNode.class.isAssignableFrom(type)
                ? Schemas.any()
                : Scalars.of(type).orElseGet(() -> record(type));
    }
}

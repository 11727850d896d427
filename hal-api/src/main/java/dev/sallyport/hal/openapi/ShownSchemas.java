package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.Told;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of what the open mapper writes. Names, order and types are those that it uses itself; what a view may leave
 * out is what it calls {@link Nullable}.
 */
final class ShownSchemas {
    private final JsonMapper open;
    private final Components components;
    private final Function<String, ObjectNode> byHand;

    /**
     * Schemas by type.
     *
     * @param byHand a reference to the schema of a name that a view gives
     */
    ShownSchemas(JsonMapper open, Components components, Function<String, ObjectNode> byHand) {
        this.open = open;
        this.components = components;
        this.byHand = byHand;
    }

    /** Adds what shows of a type to an object. */
    void addTo(Members members, Class<?> type) {
        for (var it : shown(type)) {
            var schema = schema(it.getAccessor());
            if (isOptional(type, it.getAccessor())) {
                members.may(it.getName(), schema);
            } else {
                members.has(it.getName(), schema);
            }
        }
    }

    /** What a record is merely made of comes without an accessor. */
    private List<BeanPropertyDefinition> shown(Class<?> type) {
        var introspector = open.serializationConfig().classIntrospectorInstance();
        var java = open.constructType(type);
        return introspector
                .introspectForSerialization(java, introspector.introspectClassAnnotations(java))
                .findProperties()
                .stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .toList();
    }

    private boolean isOptional(Class<?> type, AnnotatedMember accessor) {
        return Optional.ofNullable(open.serializationConfig().findMixInClassFor(type))
                .flatMap(view -> Arrays.stream(view.getMethods())
                        .filter(it -> it.getName().equals(accessor.getName()))
                        .findFirst())
                .filter(it -> it.getAnnotatedReturnType().isAnnotationPresent(Nullable.class))
                .isPresent();
    }

    private ObjectNode schema(AnnotatedMember accessor) {
        var told = accessor.getAnnotation(Told.class);
        return told == null ? of(accessor.getType()) : Hints.apply(told, byHand, () -> of(accessor.getType()));
    }

    ObjectNode of(Type type) {
        return of(open.constructType(type));
    }

    private ObjectNode of(JavaType type) {
        var raw = type.getRawClass();
        if (type.isContainerType()) {
            var content = of(type.getContentType());
            return type.isMapLikeType() ? Schemas.map(content) : Schemas.list(content);
        }
        if (JsonNode.class.isAssignableFrom(raw) || raw == Object.class) {
            return Schemas.any();
        }
        return Scalars.of(raw).orElseGet(() -> named(raw));
    }

    private ObjectNode named(Class<?> type) {
        return components.named(Names.of(type), () -> {
            if (type.isEnum()) {
                return Schemas.choice(Arrays.stream(type.getEnumConstants())
                        .map(String::valueOf)
                        .toList());
            }
            if (type.isSealed()) {
                return Variants.of(components, kinds(type).map(this::of).toList(), "type");
            }
            var members = new Members();
            addTo(members, type);
            return members.only();
        });
    }

    /** A record without a view shows nothing, and is no variant of an answer. */
    private Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(this::kinds)
                : Stream.<Class<?>>of(type).filter(it -> !shown(it).isEmpty());
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.run.WrongDefinition.Finding;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads authors' and operators' files strictly: whatever is not known is wrong, and is told with its place. */
public final class StrictJson {
    private final JsonMapper mapper;

    /**
     * A reader.
     *
     * @param also what the mapper needs beside being strict, such as mixins
     */
    public StrictJson(UnaryOperator<JsonMapper.Builder> also) {
        mapper = also.apply(JsonMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS))
                .build();
    }

    /**
     * Reads a text.
     *
     * @param file what findings call it
     * @throws WrongDefinition with the first thing that is wrong
     */
    public <X> X read(String file, String json, Class<X> type) {
        try {
            var read = mapper.readValue(json, type);
            if (read == null) {
                throw new WrongDefinition(file, List.of(new Finding("", 1, 1, "null is not a document")));
            }
            return read;
        } catch (JacksonException e) {
            throw new WrongDefinition(file, List.of(finding(e, "")));
        }
    }

    /** Reads a part of a text that was read before; a failure has no line. */
    <X> X part(JsonNode part, Class<X> type) {
        return mapper.treeToValue(part, type);
    }

    /** Where the members of a well-formed text stand. */
    public Positions positions(String json) {
        return Positions.of(mapper, json);
    }

    /** What went wrong, by its pointer; without class names, which mean nothing to an author. */
    static Finding finding(JacksonException e, String below) {
        var pointer = new StringBuilder(below);
        e.getPath()
                .forEach(it -> pointer.append('/')
                        .append(
                                it.getPropertyName() == null
                                        ? String.valueOf(it.getIndex())
                                        : Expressions.escaped(it.getPropertyName())));
        var place = e.getLocation();
        return new Finding(
                pointer.toString(),
                place == null ? 1 : Math.max(place.getLineNr(), 1),
                place == null ? 1 : Math.max(place.getColumnNr(), 1),
                e.getOriginalMessage().replaceAll(" ?\\(class [^)]*\\)", "").replaceAll("`[a-z.]+\\.", "`"));
    }
}

package dev.sallyport.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the files of authors and operators: an unknown member or another JSON type than the record's is wrong, and is
 * told with its place.
 */
public final class StrictJson {
    private final JsonMapper mapper;

    /**
     * A reader.
     *
     * @param also what the mapper needs beside being strict, such as mixins
     */
    public StrictJson(UnaryOperator<JsonMapper.Builder> also) {
        mapper = also.apply(strict()).build();
    }

    private static JsonMapper.Builder strict() {
        return ExactTypes.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads a text that stands for one record.
     *
     * @param file what findings call it
     * @throws WrongDefinition with all that is wrong
     */
    public <X> X document(String file, String json, Class<X> type) {
        var findings = new ArrayList<WrongDefinition.Finding>();
        var tree = tree(file, json);
        var positions = positions(json);
        var read = read(tree, type, (pointer, sentence) -> findings.add(positions.at(pointer, sentence)));
        if (read == null || !findings.isEmpty()) {
            throw new WrongDefinition(
                    file, findings.isEmpty() ? List.of(positions.at("", "null is not a document")) : findings);
        }
        return read;
    }

    /**
     * Reads a text.
     *
     * @throws WrongDefinition where it is not JSON
     */
    JsonNode tree(String file, String json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new WrongDefinition(
                    file,
                    List.of(new WrongDefinition.Finding(
                            "",
                            place == null ? 1 : Math.max(place.getLineNr(), 1),
                            place == null ? 1 : Math.max(place.getColumnNr(), 1),
                            e.getOriginalMessage())));
        }
    }

    /** Where the members of a well-formed text stand. */
    public Positions positions(String json) {
        return Positions.of(mapper, json);
    }

    /**
     * Reads a tree; what cannot be read is told, taken out, and the rest read again, so that all of it is told.
     *
     * @param wrong takes JSON Pointer and sentence
     * @return null where nothing could be read at all
     */
    <X> @Nullable X read(JsonNode tree, Class<X> type, BiConsumer<String, String> wrong) {
        for (var rest = tree.deepCopy(); ; ) {
            try {
                return mapper.treeToValue(rest, type);
            } catch (JacksonException e) {
                var pointer = pointer(e);
                wrong.accept(pointer, sentence(e));
                if (pointer.isEmpty() || !taken(rest, pointer)) {
                    return null;
                }
            }
        }
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(it -> it.getPropertyName() == null ? String.valueOf(it.getIndex()) : it.getPropertyName())
                .map(it -> "/" + Expressions.escaped(it))
                .collect(Collectors.joining());
    }

    /** Jackson's words without the names of our classes. */
    private static String sentence(JacksonException e) {
        return e.getOriginalMessage()
                .replaceAll("\\(class [^)]*\\), ", "")
                .replaceAll("[a-z]+(\\.[a-z]+)+\\.([A-Z]\\w*[$.])*", "");
    }

    private static boolean taken(JsonNode tree, String pointer) {
        var at = JsonPointer.compile(pointer);
        return switch (tree.at(at.head())) {
            case ObjectNode object -> object.remove(at.last().getMatchingProperty()) != null;
            case ArrayNode array -> array.remove(at.last().getMatchingIndex()) != null;
            default -> false;
        };
    }
}

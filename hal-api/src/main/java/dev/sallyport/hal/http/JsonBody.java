package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A body read as a JSON object; an empty one counts as {@code {}}. */
sealed interface JsonBody {
    int DEEPEST = 32;

    JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    record Read(ObjectNode members) implements JsonBody {}

    record Unreadable(Problem problem) implements JsonBody {}

    static JsonBody of(Body body) {
        if (body.isTooLarge()) {
            return new Unreadable(Problems.tooLarge());
        }
        if (body.content().length() == 0) {
            return new Read(JsonNodeFactory.instance.objectNode());
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.content().getBytes()))
                    .toString();
            var tree = MAPPER.readTree(text);
            if (!(tree instanceof ObjectNode members)) {
                return new Unreadable(Problems.notJson("The body must be a JSON object."));
            }
            return isStorable(members)
                    ? new Read(members)
                    : new Unreadable(Problems.notJson("The body holds a text or a number that cannot be kept."));
        } catch (JacksonException | CharacterCodingException e) {
            return new Unreadable(Problems.notJson(
                    "The body is not JSON in UTF-8, names a member twice, or is nested deeper than 32."));
        }
    }

    /** PostgreSQL keeps neither U+0000 nor halves of surrogate pairs, nor numbers beyond the range of a double. */
    private static boolean isStorable(JsonNode node) {
        if (node.isString()) {
            return isStorable(node.asString());
        }
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        return node.isObject()
                ? node.properties().stream().allMatch(it -> isStorable(it.getKey()) && isStorable(it.getValue()))
                : node.valueStream().allMatch(JsonBody::isStorable);
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
    }
}

package dev.sallyport.steps.pairing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature in compact form (RFC 7515 section 3.1), read and not yet verified.
 *
 * @param signed the part that the signature is over
 * @param signature base64url, canonical
 */
record CompactJws(ObjectNode header, ObjectNode claims, String signed, String signature) {
    static final int LONGEST = 16 * 1024;

    private static final int DEEPEST = 8;
    private static final Pattern FORM = Pattern.compile("([\\w-]+\\.[\\w-]+)\\.([\\w-]+)");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Optional<CompactJws> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var signed = parts.group(1);
        var point = signed.indexOf('.');
        return object(signed.substring(0, point))
                .flatMap(header -> object(signed.substring(point + 1))
                        .map(claims -> new CompactJws(header, claims, signed, parts.group(2))));
    }

    private static Optional<ObjectNode> object(String encoded) {
        return Base64Url.decoded(encoded).flatMap(CompactJws::parsed);
    }

    /** As text, for of bytes Jackson would guess the encoding. */
    private static Optional<ObjectNode> parsed(byte[] json) {
        try {
            return Optional.of(MAPPER.readTree(new String(json, StandardCharsets.UTF_8)))
                    .filter(it -> it instanceof ObjectNode)
                    .map(ObjectNode.class::cast);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

package dev.sallyport.steps.webauthn;

import dev.sallyport.steps.webauthn.Reason.Unproven;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the client says of the ceremony (dictdef-collectedclientdata). */
final class ClientData {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // else two readers may see two challenges
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ClientData() {}

    /**
     * The checks of a registration.
     *
     * @param challenge base64url without padding, compared as text
     * @param origin as it is serialized, compared as text
     */
    static void check(byte[] bytes, String challenge, String origin) {
        var data = parsed(utf8Decoded(bytes));
        Reason.TYPE_MISMATCH.unless(is(data.path("type"), "webauthn.create"));
        Reason.CHALLENGE_MISMATCH.unless(is(data.path("challenge"), challenge));
        Reason.ORIGIN_MISMATCH.unless(is(data.path("origin"), origin));
        Reason.CROSS_ORIGIN.unless(isAbsent(data.path("crossOrigin")) || isFalse(data.path("crossOrigin")));
        Reason.CROSS_ORIGIN.unless(isAbsent(data.path("topOrigin")));
    }

    /** UTF-8 decode of the Encoding standard: wrong bytes are replaced, one leading byte order mark is dropped. */
    private static String utf8Decoded(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static JsonNode parsed(String text) {
        try {
            var data = MAPPER.readTree(text);
            Reason.CLIENT_DATA_UNREADABLE.unless(data.isObject());
            return data;
        } catch (JacksonException e) {
            throw new Unproven(Reason.CLIENT_DATA_UNREADABLE);
        }
    }

    private static boolean is(JsonNode value, String expected) {
        return value.isString() && value.asString().equals(expected);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }
}

package dev.sallyport.hal.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the token endpoint answers, as JSON.
 *
 * @param headers all that the answer must have beside its content type and length
 */
public record TokenAnswer(int status, ObjectNode body, Map<String, String> headers) {

    public TokenAnswer {
        headers = Map.copyOf(headers);
    }

    /** RFC 6749 section 5.1. */
    static TokenAnswer token(String token, Duration lifetime) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", lifetime.toSeconds());
        return of(200, body, Map.of());
    }

    /** RFC 6749 section 5.2. */
    public static TokenAnswer error(TokenRefusal why, String description) {
        return of(400, body(why, description), Map.of());
    }

    /** RFC 6749 section 5.2; a 401 always names a scheme (RFC 9110 section 15.5.2). */
    static TokenAnswer invalidClient() {
        return of(
                401,
                body(TokenRefusal.INVALID_CLIENT, TokenRefusal.INVALID_CLIENT.sentence()),
                Map.of("WWW-Authenticate", "Basic realm=\"sallyport\", charset=\"UTF-8\""));
    }

    /** RFC 6585 section 4, in the form of RFC 6749 section 5.2. */
    static TokenAnswer tooMany(Duration wait) {
        return of(
                429,
                body(TokenRefusal.TEMPORARILY_UNAVAILABLE, TokenRefusal.TEMPORARILY_UNAVAILABLE.sentence()),
                Map.of(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
    }

    private static ObjectNode body(TokenRefusal why, String description) {
        return JsonNodeFactory.instance.objectNode().put("error", why.code()).put("error_description", description);
    }

    private static TokenAnswer of(int status, ObjectNode body, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put("Cache-Control", "no-store");
        return new TokenAnswer(status, body, all);
    }
}

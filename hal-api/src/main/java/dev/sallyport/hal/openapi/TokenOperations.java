package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6749 section 4.4, RFC 7517. */
final class TokenOperations {
    private static final String FORM = "application/x-www-form-urlencoded";

    private TokenOperations() {}

    static List<Operation> of(Components components, List<String> errors) {
        return List.of(token(components, errors), keys());
    }

    private static Operation token(Components components, List<String> errors) {
        var request = new Members()
                .has("grant_type", Schemas.constant("client_credentials"))
                .may("client_id", Schemas.text())
                .may("client_secret", Schemas.text())
                .open();
        var granted = new Members()
                .has("access_token", Schemas.text())
                .has("token_type", Schemas.constant("Bearer"))
                .has("expires_in", Schemas.integer().put("description", "Seconds."))
                .only();
        return new Operation("token", Tag.TOKENS, "Get a worker token")
                .explained("The client credentials grant; the client authenticates by basic, or in the form.")
                .openTo(Access.CLIENT)
                .takes(FORM, request)
                .bodyRequired()
                .answers(200, Answered.with("The token.").as(MediaTypes.JSON, granted))
                .answers(400, error(components, errors, Answered.with("The request cannot be granted.")))
                .answers(
                        401,
                        error(components, errors, Answered.with("The client is not known."))
                                .always(Header.WWW_AUTHENTICATE))
                .answers(
                        429,
                        error(components, errors, Answered.with("Too many failed attempts."))
                                .always(Header.RETRY_AFTER))
                .refuses(404, 408, 503);
    }

    private static Answered error(Components components, List<String> errors, Answered answer) {
        return answer.as(
                MediaTypes.JSON,
                components.named(
                        "TokenError",
                        () -> new Members()
                                .has("error", Schemas.choice(errors))
                                .has("error_description", Schemas.text())
                                .only()));
    }

    private static Operation keys() {
        return new Operation("keys", Tag.TOKENS, "Read the keys that prove worker tokens")
                .answers(
                        200,
                        Answered.with("A JWK Set.")
                                .as(
                                        "application/jwk-set+json",
                                        new Members()
                                                .has("keys", Schemas.list(key()))
                                                .only()))
                .refuses(400, 404);
    }

    private static ObjectNode key() {
        return new Members()
                .has("kty", Schemas.constant("EC"))
                .has("crv", Schemas.constant("P-256"))
                .has("kid", Schemas.text())
                .has("use", Schemas.constant("sig"))
                .has("alg", Schemas.constant("ES256"))
                .has("x", Schemas.text())
                .has("y", Schemas.text())
                .only();
    }
}

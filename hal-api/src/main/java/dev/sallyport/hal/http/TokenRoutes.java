package dev.sallyport.hal.http;

import dev.sallyport.hal.access.TokenAnswer;
import dev.sallyport.hal.access.TokenEndpoint;
import dev.sallyport.hal.access.TokenRefusal;
import dev.sallyport.hal.access.WorkerTokens;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.view.MediaTypes;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens for worker applications (RFC 6749 section 4.4), and the keys that prove them. */
final class TokenRoutes {
    static final String FORM = "application/x-www-form-urlencoded";

    private final Requests requests;
    private final TokenEndpoint endpoint;
    private final WorkerTokens tokens;
    private final Answers answers;

    TokenRoutes(Requests requests, TokenEndpoint endpoint, WorkerTokens tokens, Answers answers) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.answers = answers;
    }

    /** {@code POST /{environment}/as/token}. */
    void token(RoutingContext context) {
        requests.environment(context)
                .ifPresentOrElse(it -> token(context, it), () -> answers.refuse(context, Problems.notFound()));
    }

    private void token(RoutingContext context, Environment environment) {
        var type = MediaTypes.bare(String.valueOf(Answers.header(context, "Content-Type")));
        Body.of(context)
                .compose(body -> {
                    if (body.isTooLarge()) {
                        return Future.succeededFuture(
                                TokenAnswer.error(TokenRefusal.INVALID_TOKEN_REQUEST, "The body is too large."));
                    }
                    var form = type.equalsIgnoreCase(FORM)
                            ? parameters(body)
                            : Optional.<Map<String, List<String>>>empty();
                    return form.map(it -> endpoint.answer(
                                    environment.id(),
                                    environment.clients(),
                                    Answers.header(context, "Authorization"),
                                    it,
                                    requests.source(context)))
                            .orElseGet(() -> Future.succeededFuture(TokenAnswer.error(
                                    TokenRefusal.INVALID_TOKEN_REQUEST,
                                    "The body must be parameters, sent as " + FORM + ".")));
                })
                .map(it -> Answers.json(it.status(), it.body(), it.headers()))
                .map(it -> type.equalsIgnoreCase(FORM) ? it : it.with("Accept-Post", FORM))
                .onSuccess(it -> Answers.send(context, it))
                .onFailure(context::fail);
    }

    private static Optional<Map<String, List<String>>> parameters(Body body) {
        try {
            return Optional.of(
                    new QueryStringDecoder(body.content().toString(StandardCharsets.UTF_8), false).parameters());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code GET /{environment}/as/jwks}. */
    void keys(RoutingContext context) {
        requests.environment(context)
                .ifPresentOrElse(
                        it -> Answers.send(
                                context,
                                new Answer(200, Map.of("Content-Type", "application/jwk-set+json"), tokens.jwks())),
                        () -> answers.refuse(context, Problems.notFound()));
    }
}

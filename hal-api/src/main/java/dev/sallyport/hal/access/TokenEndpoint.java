package dev.sallyport.hal.access;

import dev.sallyport.hal.environment.Client;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token endpoint for the client credentials grant (RFC 6749 section 4.4), without its route. */
public final class TokenEndpoint {
    private static final int LONGEST_HEADER = 8 * 1024;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final WorkerTokens tokens;
    private final ClientSecrets secrets;
    private final Throttle throttle;

    public TokenEndpoint(WorkerTokens tokens, ClientSecrets secrets, Throttle throttle) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.throttle = throttle;
    }

    /**
     * Answers a request for a token.
     *
     * @param clients the environment's
     * @param authorization the header's value; null: there was none
     * @param form the parameters of the body, all values of each
     * @param address where the request came from, as an IP literal
     */
    public Future<TokenAnswer> answer(
            String environment,
            List<Client> clients,
            @Nullable String authorization,
            Map<String, List<String>> form,
            String address) {
        var malformed = malformed(authorization, form);
        if (malformed.isPresent()) {
            return Future.succeededFuture(malformed.get());
        }
        return presented(authorization, form)
                .map(credentials -> answer(environment, clients, credentials, address))
                .orElseGet(() -> Future.succeededFuture(TokenAnswer.invalidClient()));
    }

    private Future<TokenAnswer> answer(
            String environment, List<Client> clients, Credentials credentials, String address) {
        var id = credentials.id();
        var wait = throttle.wait(id, address);
        if (wait.isPresent()) {
            return Future.succeededFuture(TokenAnswer.tooMany(wait.get()));
        }
        return secrets.check(
                        clients,
                        id,
                        credentials.secret(),
                        () -> throttle.wait(id, address).isEmpty())
                .map(verdict -> switch (verdict) {
                    case RIGHT -> {
                        throttle.succeeded(id, address);
                        yield TokenAnswer.token(tokens.issue(environment, id), WorkerTokens.LIFETIME);
                    }
                    case WRONG -> {
                        throttle.failed(id, address);
                        yield TokenAnswer.invalidClient();
                    }
                    case BUSY -> TokenAnswer.tooMany(throttle.wait(id, address).orElse(BUSY));
                });
    }

    /** What is wrong with the request whoever sent it. */
    private static Optional<TokenAnswer> malformed(@Nullable String authorization, Map<String, List<String>> form) {
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            return invalidRequest("A parameter is given more than once.");
        }
        if (authorization != null && !given(form, "client_secret").isEmpty()) {
            return invalidRequest("The client authenticates in two ways; one is allowed.");
        }
        var grant = given(form, "grant_type");
        if (grant.isEmpty()) {
            return invalidRequest("The parameter grant_type is missing.");
        }
        if (!grant.equals("client_credentials")) {
            return Optional.of(TokenAnswer.error(
                    TokenRefusal.UNSUPPORTED_GRANT_TYPE, "The only grant_type here is client_credentials."));
        }
        // To grant less than was asked for, the answer would have to name a scope (RFC 6749 section 3.3); there are
        // none.
        return given(form, "scope").isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TokenAnswer.error(TokenRefusal.INVALID_SCOPE, "There are no scopes; leave the parameter out."));
    }

    /** Empty where there are none, or no pair that could be right. */
    private static Optional<Credentials> presented(@Nullable String authorization, Map<String, List<String>> form) {
        var id = given(form, "client_id");
        if (authorization == null) {
            var secret = given(form, "client_secret");
            return id.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new Credentials(id, secret));
        }
        return authorization.length() > LONGEST_HEADER
                ? Optional.empty()
                : Credentials.basic(authorization).filter(pair -> id.isEmpty() || id.equals(pair.id()));
    }

    private static Optional<TokenAnswer> invalidRequest(String description) {
        return Optional.of(TokenAnswer.error(TokenRefusal.INVALID_TOKEN_REQUEST, description));
    }

    /** A parameter without a value counts as left out (RFC 6749 section 3.2). */
    private static String given(Map<String, List<String>> form, String name) {
        var values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}

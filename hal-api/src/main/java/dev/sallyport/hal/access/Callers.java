package dev.sallyport.hal.access;

import dev.sallyport.hal.environment.Issuer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from the Authorization header who asks. */
public final class Callers {
    private static final int LONGEST_HEADER = 8 * 1024;

    /** RFC 6750 section 2.1; the scheme is matched without regard to case (RFC 9110 section 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    private final WorkerTokens workers;
    private final UserTokens users;

    public Callers(WorkerTokens workers, UserTokens users) {
        this.workers = workers;
        this.users = users;
    }

    /**
     * Who asks. Never fails, and completes on the caller's context.
     *
     * @param issuers the environment's
     * @param authorization the header's value; null: there was none
     * @return empty where no header, a malformed one, or a token that proves nothing in this environment was given
     */
    public Future<Optional<Caller>> of(String environment, List<Issuer> issuers, @Nullable String authorization) {
        if (authorization == null || authorization.length() > LONGEST_HEADER) {
            return nobody();
        }
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return nobody();
        }
        var token = bearer.group(1);
        if (token.chars().filter(character -> character == '.').count() == 2) {
            return UnprovenToken.read(token)
                    .map(read -> of(environment, issuers, read))
                    .orElseGet(Callers::nobody);
        }
        return InteractionTokens.isWellFormed(token)
                ? Future.succeededFuture(Optional.of(new Caller.Holder(InteractionTokens.digest(token))))
                : nobody();
    }

    private Future<Optional<Caller>> of(String environment, List<Issuer> issuers, UnprovenToken token) {
        return workers.issuer(environment).equals(token.issuer())
                ? Future.succeededFuture(workers.verify(environment, token))
                : onThisContext(users.verify(issuers, token));
    }

    private static Future<Optional<Caller>> nobody() {
        return Future.succeededFuture(Optional.empty());
    }

    /** Many may wait for one fetch of keys, each on an event loop of its own. */
    private static <T> Future<T> onThisContext(Future<T> future) {
        var context = Vertx.currentContext();
        if (context == null || future.isComplete()) {
            return future;
        }
        Promise<T> here = Promise.promise();
        future.onComplete((value, failure) -> context.runOnContext(turn -> here.complete(value, failure)));
        return here.future();
    }
}

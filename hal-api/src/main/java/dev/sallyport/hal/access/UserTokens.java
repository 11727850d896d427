package dev.sallyport.hal.access;

import dev.sallyport.hal.environment.Issuer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Verifies the tokens of configured outside issuers (RFC 8725). An issuer that cannot be reached proves nothing. */
public final class UserTokens {

    private final HttpClient client;
    private final InstantSource clock;

    /** By their address; only those of configured issuers are ever asked for, so it does not grow with what comes in. */
    private final Map<String, RemoteKeys> published = new ConcurrentHashMap<>();

    public UserTokens(Vertx vertx, InstantSource clock) {
        this(KeyFetch.client(vertx), clock);
    }

    UserTokens(HttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Checks an issuer's settings.
     *
     * @throws IllegalArgumentException where its keys could never be fetched; says what is wrong with {@code jwksUri}
     */
    public static void check(Issuer issuer) {
        KeyFetch.checked(issuer.jwksUri());
    }

    /** Empty where the token proves nobody; never fails. */
    Future<Optional<Caller>> verify(List<Issuer> issuers, UnprovenToken token) {
        var now = clock.instant();
        var subject = token.subject();
        if (subject == null || !UserIds.isUserId(subject)) {
            return Future.succeededFuture(Optional.empty());
        }
        return issuers.stream()
                .filter(issuer -> token.isFor(issuer.issuer(), issuer.audience(), now))
                .findFirst()
                .map(issuer -> verify(issuer, token, subject))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Caller>> verify(Issuer issuer, UnprovenToken token, String subject) {
        return published
                .computeIfAbsent(issuer.jwksUri(), this::keysAt)
                .keysFor(token)
                .map(keys -> isProven(token, keys)
                        ? Optional.of(new Caller.User(issuer.issuer(), subject))
                        : Optional.<Caller>empty());
    }

    private RemoteKeys keysAt(String jwksUri) {
        var place = jwksUri.replaceFirst("\\?.*", ""); // a query may hold what a log must not
        return new RemoteKeys(place, () -> KeyFetch.from(client, jwksUri), clock);
    }

    /** Two keys that fit make it a guess which one is meant, and so none. */
    private static boolean isProven(UnprovenToken token, List<PublishedKey> keys) {
        var fitting = keys.stream().filter(key -> key.fits(token)).toList();
        return fitting.size() == 1 && token.isSignedBy(fitting.getFirst().verifier());
    }
}

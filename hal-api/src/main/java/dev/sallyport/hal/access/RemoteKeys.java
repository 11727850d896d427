package dev.sallyport.hal.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The published keys of one issuer, fetched when needed and kept: ten minutes as they are, up to a day while the issuer
 * is away. A token with an unknown key id has them fetched anew, at most once a minute. Thread-safe.
 */
final class RemoteKeys {
    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration USABLE = Duration.ofHours(24);
    static final Duration BETWEEN_REFETCHES = Duration.ofMinutes(1);

    /** Shorter than between refetches: without any key every user is locked out. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOG_LINES = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(RemoteKeys.class.getName());

    private final String place;
    private final Supplier<Future<List<PublishedKey>>> fetch;
    private final InstantSource clock;

    private @Nullable Kept kept;
    private Instant tried = Instant.MIN;
    private Instant logged = Instant.MIN;
    private @Nullable Future<List<PublishedKey>> underWay;

    private record Kept(List<PublishedKey> keys, Instant at) {}

    /** @param place where the keys are, as the log shall name it */
    RemoteKeys(String place, Supplier<Future<List<PublishedKey>>> fetch, InstantSource clock) {
        this.place = place;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The issuer's keys, or none where they cannot be had; never fails. */
    synchronized Future<List<PublishedKey>> keysFor(UnprovenToken token) {
        var now = clock.instant();
        boolean old = kept == null || isPast(kept.at(), FRESH, now);
        boolean unknown =
                kept != null && token.keyId() != null && kept.keys().stream().noneMatch(key -> key.fits(token));
        if (!old && !unknown) {
            return Future.succeededFuture(usable(now));
        }
        if (underWay != null) {
            return underWay;
        }
        return isPast(tried, old ? BETWEEN_TRIES : BETWEEN_REFETCHES, now)
                ? fetch(now)
                : Future.succeededFuture(usable(now));
    }

    private Future<List<PublishedKey>> fetch(Instant now) {
        tried = now;
        Promise<List<PublishedKey>> answer = Promise.promise();
        underWay = answer.future();
        Future.succeededFuture()
                .compose(start -> fetch.get())
                .onComplete(keys -> answer.complete(fetched(keys, now)), failure -> answer.complete(missed(failure)));
        return answer.future();
    }

    private synchronized List<PublishedKey> fetched(List<PublishedKey> keys, Instant at) {
        underWay = null;
        kept = new Kept(keys, at);
        return keys;
    }

    private synchronized List<PublishedKey> missed(Throwable why) {
        underWay = null;
        var now = clock.instant();
        if (isPast(logged, BETWEEN_LOG_LINES, now)) {
            logged = now;
            LOG.log(Level.WARNING, "The keys at {0} cannot be fetched: {1}", place, reason(why));
        }
        return usable(now);
    }

    private static String reason(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private List<PublishedKey> usable(Instant now) {
        return kept == null || isPast(kept.at(), USABLE, now) ? List.of() : kept.keys();
    }

    private static boolean isPast(Instant since, Duration time, Instant now) {
        return since.equals(Instant.MIN) || !now.isBefore(since.plus(time));
    }
}

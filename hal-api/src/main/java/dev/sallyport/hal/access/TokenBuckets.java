package dev.sallyport.hal.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For each key a bucket of tokens that fills again with time, in this process. Thread-safe. */
final class TokenBuckets {
    static final int MOST_BUCKETS = 20_000;

    private final InstantSource clock;
    private final int capacity;
    private final int perSecond;
    private final Bounded<Level> levels = new Bounded<>(MOST_BUCKETS);

    private record Level(double tokens, Instant at) {}

    TokenBuckets(InstantSource clock, int capacity, int perSecond) {
        this.clock = clock;
        this.capacity = capacity;
        this.perSecond = perSecond;
    }

    /** Takes a token; where there is none, how long until there is one. */
    synchronized Optional<Duration> take(String key) {
        var now = clock.instant();
        var tokens = tokens(levels.find(key), now);
        var taken = tokens >= 1;
        levels.put(key, new Level(taken ? tokens - 1 : tokens, now));
        return taken ? Optional.empty() : Optional.of(Duration.ofMillis(Math.ceilDiv(missing(tokens), perSecond)));
    }

    private double tokens(@Nullable Level level, Instant now) {
        if (level == null) {
            return capacity;
        }
        var seconds = Math.max(0, Duration.between(level.at(), now).toMillis()) / 1000.0;
        return Math.min(capacity, level.tokens() + seconds * perSecond);
    }

    /** In thousandths of a token. */
    private static long missing(double tokens) {
        return (long) Math.ceil((1 - tokens) * 1000);
    }
}

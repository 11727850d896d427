package dev.sallyport.hal.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Failures in this process, counted by a key for a while that begins with the first of them. Thread-safe. */
final class FailureCounts {
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int MOST_COUNTERS = 10_000;

    private final InstantSource clock;
    private final Bounded<Count> counts = new Bounded<>(MOST_COUNTERS);

    private record Count(int failures, Instant until) {}

    FailureCounts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long a key that has so many failures has yet to wait; empty: not at all. */
    Optional<Duration> wait(String key, int most) {
        var now = clock.instant();
        var count = counts.find(key);
        return count != null && count.failures() >= most && count.until().isAfter(now)
                ? Optional.of(Duration.between(now, count.until()))
                : Optional.empty();
    }

    void count(String key) {
        var now = clock.instant();
        counts.merge(
                key,
                new Count(1, now.plus(WINDOW)),
                (before, first) ->
                        before.until().isAfter(now) ? new Count(before.failures() + 1, before.until()) : first);
    }

    void forget(String key) {
        counts.remove(key);
    }

    int size() {
        return counts.size();
    }

    /** Of an IPv6 address its network of 64 bits: whoever holds one such address holds them all. */
    static String source(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}

package dev.sallyport.hal.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts failed client authentications in this process: by client and source address, and by source address alone. Failures
 * elsewhere never shut out a client that comes from another address. Thread-safe.
 */
public final class Throttle {
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int MOST_PER_CLIENT = 10;
    static final int MOST_PER_ADDRESS = 100;
    static final int MOST_COUNTERS = 10_000;

    private static final int LONGEST_CLIENT = 100;

    private final InstantSource clock;
    private final Bounded<Count> counts = new Bounded<>(MOST_COUNTERS);

    private record Count(int failures, Instant until) {}

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long a client at an address has yet to wait; empty: not at all. */
    Optional<Duration> wait(String client, String address) {
        var now = clock.instant();
        var source = source(address);
        var byClient = wait(key(client, source), MOST_PER_CLIENT, now);
        return byClient.isPresent() ? byClient : wait(source, MOST_PER_ADDRESS, now);
    }

    void failed(String client, String address) {
        var now = clock.instant();
        var source = source(address);
        count(key(client, source), now);
        count(source, now);
    }

    /** Forgets the failures of a client at an address; those of the address as such stay. */
    void succeeded(String client, String address) {
        counts.remove(key(client, source(address)));
    }

    int size() {
        return counts.size();
    }

    private Optional<Duration> wait(String key, int most, Instant now) {
        var count = counts.find(key);
        return count != null && count.failures() >= most && count.until().isAfter(now)
                ? Optional.of(Duration.between(now, count.until()))
                : Optional.empty();
    }

    private void count(String key, Instant now) {
        counts.merge(
                key,
                new Count(1, now.plus(WINDOW)),
                (before, first) ->
                        before.until().isAfter(now) ? new Count(before.failures() + 1, before.until()) : first);
    }

    /** Longer ids belong to nobody; kept whole, they would fill the memory. */
    private static String key(String client, String source) {
        return source + " " + (client.length() > LONGEST_CLIENT ? "" : client);
    }

    /** Of an IPv6 address its network of 64 bits: whoever holds one such address holds them all. */
    private static String source(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}

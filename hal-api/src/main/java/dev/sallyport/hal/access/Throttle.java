package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.FailureCounts.source;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts failed client authentications in this process: by client and source address, and by source address alone. Failures
 * elsewhere never shut out a client that comes from another address. Thread-safe.
 */
public final class Throttle {
    static final int MOST_PER_CLIENT = 10;
    static final int MOST_PER_ADDRESS = 100;

    private static final int LONGEST_CLIENT = 100;

    private final FailureCounts failures;

    public Throttle(InstantSource clock) {
        this.failures = new FailureCounts(clock);
    }

    /** How long a client at an address has yet to wait; empty: not at all. */
    Optional<Duration> wait(String client, String address) {
        var source = source(address);
        var byClient = failures.wait(key(client, source), MOST_PER_CLIENT);
        return byClient.isPresent() ? byClient : failures.wait(source, MOST_PER_ADDRESS);
    }

    void failed(String client, String address) {
        var source = source(address);
        failures.count(key(client, source));
        failures.count(source);
    }

    /** Forgets the failures of a client at an address; those of the address as such stay. */
    void succeeded(String client, String address) {
        failures.forget(key(client, source(address)));
    }

    int size() {
        return failures.size();
    }

    /** Longer ids belong to nobody; kept whole, they would fill the memory. */
    private static String key(String client, String source) {
        return source + " " + (client.length() > LONGEST_CLIENT ? "" : client);
    }
}

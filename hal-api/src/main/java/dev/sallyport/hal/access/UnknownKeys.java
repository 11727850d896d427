package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.FailureCounts.source;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts pairing keys that nobody has, by source address in this process (decisions.md section 9). Whoever has a key is not
 * asked: others' guesses hold nobody up. Thread-safe.
 */
public final class UnknownKeys {
    static final int MOST_PER_ADDRESS = 20;

    private final FailureCounts failures;

    public UnknownKeys(InstantSource clock) {
        this.failures = new FailureCounts(clock);
    }

    /** Counts a key that an address guessed; how long it has to wait if it guessed too often, else empty. */
    public Optional<Duration> guessed(String address) {
        var source = source(address);
        var wait = failures.wait(source, MOST_PER_ADDRESS);
        if (wait.isEmpty()) {
            failures.count(source);
        }
        return wait;
    }
}

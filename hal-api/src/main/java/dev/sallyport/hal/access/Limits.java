package dev.sallyport.hal.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How often something may be asked, in this process. Reads and actions of an execution are counted apart, so that polling
 * too fast never stops an action. Each answers how long to wait; empty: not at all. Thread-safe.
 */
public final class Limits {
    /** How many seconds' worth of requests a source may make at once. */
    private static final int BURST_SECONDS = 10;

    private final boolean isSourceLimited;
    private final TokenBuckets sources;
    private final TokenBuckets reads;
    private final TokenBuckets actions;

    /**
     * The limits of a process.
     *
     * @param perSecond requests of a source address without a worker token; 0: as many as there are
     */
    public Limits(InstantSource clock, int perSecond) {
        this.isSourceLimited = perSecond > 0;
        this.sources = new TokenBuckets(clock, BURST_SECONDS * perSecond, Math.max(1, perSecond));
        this.reads = new TokenBuckets(clock, 60, 5);
        this.actions = new TokenBuckets(clock, 60, 2);
    }

    /** A request of somebody who is no worker application. */
    public Optional<Duration> request(String address) {
        return isSourceLimited ? sources.take(FailureCounts.source(address)) : Optional.empty();
    }

    /** A read of an execution by somebody who may read it. */
    public Optional<Duration> read(String environment, String execution) {
        return reads.take(environment + execution);
    }

    /** An action on an execution by somebody who may act on it. */
    public Optional<Duration> action(String environment, String execution) {
        return actions.take(environment + execution);
    }
}

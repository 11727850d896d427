package dev.sallyport.engine.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. Safe from any thread. */
public final class HandSetClock implements InstantSource {
    /** When a story begins if it does not say. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now;

    public HandSetClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    public static HandSetClock atNoon() {
        return new HandSetClock(NOON);
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration by) {
        now.updateAndGet(it -> it.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}

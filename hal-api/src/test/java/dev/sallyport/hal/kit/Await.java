package dev.sallyport.hal.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes by itself, such as a courier's delivery; looks often, and gives up loudly. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Await() {}

    /** The first thing seen. */
    public static <T> T first(String what, Supplier<Optional<T>> look) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            var seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new AssertionError("this never came: " + what);
    }

    /** Until it is so. */
    public static void until(String what, Supplier<Boolean> look) {
        first(what, () -> look.get() ? Optional.of(true) : Optional.empty());
    }
}

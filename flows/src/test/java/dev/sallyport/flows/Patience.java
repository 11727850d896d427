package dev.sallyport.flows;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for another process, which can only be asked. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    static void until(String what, Callable<Boolean> holds) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(Distribution.PATIENCE).toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

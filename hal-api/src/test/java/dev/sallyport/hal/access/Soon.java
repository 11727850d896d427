package dev.sallyport.hal.access;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a future from the thread of a test. */
final class Soon {
    private Soon() {}

    static <T> T of(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("this takes too long", e);
        }
    }

    static Throwable failureOf(Future<?> future) {
        return of(future.transform((value, failure) ->
                failure == null ? Future.failedFuture("it succeeded") : Future.succeededFuture(failure)));
    }
}

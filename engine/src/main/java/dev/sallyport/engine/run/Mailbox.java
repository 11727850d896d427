package dev.sallyport.engine.run;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where messages wait for the courier. Each method is one statement. */
public interface Mailbox {

    /**
     * A message whose turn it is, leased to this courier.
     *
     * @param execution whom it came from; null: no execution
     * @param body opened
     * @param attempts how often it was leased, this time included
     * @param late how long it had been due when it was leased
     * @param trace that of the move which stored it; null: none
     */
    record Due(
            String environment,
            String id,
            @Nullable String execution,
            String channel,
            String body,
            int attempts,
            Duration late,
            @Nullable Trace trace) {}

    /** Leases the messages that are due, the most overdue first; a lease that lapses is leased again. */
    Future<List<Due>> lease(Collection<String> environments, Instant now, Duration lease, int limit);

    /** Marks a message as done, or parks it. */
    Future<Void> settle(Due due, boolean delivered, Instant now);

    /** Puts a message back until an instant. */
    Future<Void> retry(Due due, Instant at);
}

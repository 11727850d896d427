package dev.sallyport.engine.run;

import static io.vertx.core.Future.succeededFuture;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages in memory. */
final class MemoryMailbox implements Mailbox {

    /** One message; how it stands is its own to say. */
    static final class Posted {
        final Due due;
        Instant at;
        int attempts;

        @Nullable Boolean delivered;

        Posted(Due due, Instant at) {
            this.due = due;
            this.at = at;
        }
    }

    final List<Posted> messages = new ArrayList<>();

    void post(String id, @Nullable String execution, String channel, String body, Instant at) {
        messages.add(new Posted(
                new Due(House.ENVIRONMENT, id, execution, channel, body, 0, Duration.ZERO, House.TRACE), at));
    }

    Posted find(String id) {
        return messages.stream()
                .filter(it -> it.due.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Future<List<Due>> lease(Collection<String> environments, Instant now, Duration lease, int limit) {
        return succeededFuture(messages.stream()
                .filter(it ->
                        it.delivered == null && !now.isBefore(it.at) && environments.contains(it.due.environment()))
                .limit(limit)
                .map(it -> leased(it, now, now.plus(lease)))
                .toList());
    }

    private static Due leased(Posted it, Instant now, Instant until) {
        var late = Duration.between(it.at, now);
        it.at = until;
        it.attempts++;
        return new Due(
                it.due.environment(),
                it.due.id(),
                it.due.execution(),
                it.due.channel(),
                it.due.body(),
                it.attempts,
                late,
                it.due.trace());
    }

    @Override
    public Future<Void> settle(Due due, boolean delivered, Instant now) {
        find(due.id()).delivered = delivered;
        return succeededFuture();
    }

    @Override
    public Future<Void> retry(Due due, Instant at) {
        find(due.id()).at = at;
        return succeededFuture();
    }
}

package dev.sallyport.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must become true together with the new state. */
public sealed interface Effect {

    /**
     * Keep a resource of the subject. The write holds only if nobody wrote the resource since it was read; else the
     * whole move is decided again.
     *
     * @param lookup a second key that is unique among all users of the environment; null: none
     * @param version the version that was read; 0: there was none
     * @param expiresAt when it counts as gone and may be cleaned away; null: never
     */
    record Keep(
            String kind,
            String key,
            String status,
            Object body,
            @Nullable Lookup lookup,
            long version,
            @Nullable Instant expiresAt)
            implements Effect {

        /** A new version of what may have been read before. */
        public static <B> Keep of(
                Kind<B> kind, String key, String status, B body, Optional<Kept<B>> read, @Nullable Instant expiresAt) {
            return new Keep(
                    kind.name(),
                    key,
                    status,
                    body,
                    null,
                    read.map(Kept::version).orElse(0L),
                    expiresAt);
        }

        /** The same, to be found by a second key. */
        public Keep under(Lookup second) {
            return new Keep(kind, key, status, body, second, version, expiresAt);
        }
    }

    /**
     * A second key of a resource, such as a credential id: unique within its environment and kind. One that another
     * resource holds fails the whole move, and is answered as bound already.
     *
     * @param target the request's member that it came from, by its path
     */
    record Lookup(String value, String target) {}

    /**
     * Spend one from a budget that all users of the environment share, such as the messages to one address in an
     * hour. A budget that is used up fails the whole move, and is answered as too often.
     *
     * @param capacity how many may be spent within any {@code period}, 1 or more
     */
    record Spend(String budget, int capacity, Duration period) implements Effect {}

    /**
     * Send a message through a channel, at least once, after the commit.
     *
     * @param id the message's id, for the receiver to recognise a repetition; a UUID
     * @param channel {@code EMAIL}, {@code SMS}, {@code VOICE}
     * @param body stored sealed
     * @param within a budget that the message is spent from; where it is used up the message is left out, and the move
     *     holds all the same. Null: none
     */
    record Send(
            String id,
            String channel,
            Notice body,
            @Nullable Spend within) implements Effect {

        /** A message that is sent whatever the budgets. */
        public Send(String id, String channel, Notice body) {
            this(id, channel, body, null);
        }
    }

    /** Wake this execution at an instant with an action: a message to oneself. */
    record Wake(Instant at, Action action) implements Effect {}
}

package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The demo's inbox: the newest messages of an environment, sealed, in the database, so that any process shows them.
 * Its table comes with the engine's migrations.
 */
public final class Inbox {
    /** How many messages an environment keeps. */
    public static final int MOST = 1_000;

    private static final String ADD = Resource.text("inbox-add.sql");
    private static final String TRIM = Resource.text("inbox-trim.sql");
    private static final String NEWEST = Resource.text("inbox-newest.sql");

    private final Vertx vertx;
    private final Pool pool;
    private final Vault vault;
    private final InstantSource clock;
    private final int most;

    public Inbox(Vertx vertx, Pool pool, Vault vault, InstantSource clock) {
        this(vertx, pool, vault, clock, MOST);
    }

    Inbox(Vertx vertx, Pool pool, Vault vault, InstantSource clock, int most) {
        this.vertx = vertx;
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
        this.most = most;
    }

    /** Stores a message, once for each id, and lets the oldest go. */
    Future<Void> add(UUID environment, UUID id, String channel, Letter letter) {
        var sealed = vault.seal(letter.json(), place(environment, id));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC); // as the column holds it
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(environment, id, channel, sealed, now))
                .compose(_ -> pool.preparedQuery(TRIM).execute(Tuple.of(environment, most)))
                .mapEmpty();
    }

    /**
     * The newest messages, newest first, 1,000 at most.
     *
     * @param environment an id; one that is no UUID has no messages
     * @param to exactly this address; null: any
     * @param channel exactly this channel, such as {@code EMAIL}; null: any
     */
    public Future<List<InboxMessage>> newest(String environment, @Nullable String to, @Nullable String channel) {
        return uuid(environment)
                .map(id -> pool.preparedQuery(NEWEST)
                        .execute(Tuple.of(id, channel, most))
                        // Opening a thousand takes longer than the event loop may be held.
                        .compose(rows -> vertx.executeBlocking(() -> opened(id, rows, to), false)))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    private List<InboxMessage> opened(UUID environment, RowSet<Row> rows, @Nullable String to) {
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> open(environment, row).stream())
                .filter(message -> to == null || message.to().equals(to))
                .toList();
    }

    /** Empty where the key is gone: one message that nobody can read any more shall not hide the others. */
    private Optional<InboxMessage> open(UUID environment, Row row) {
        var id = row.getUUID("id");
        try {
            var letter = Letter.read(vault.open(row.getString("sealed"), place(environment, id)));
            return Optional.of(new InboxMessage(
                    id.toString(),
                    row.getString("channel"),
                    letter.to(),
                    letter.subject(),
                    letter.text(),
                    row.getOffsetDateTime("created_at").toInstant()));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String place(UUID environment, UUID id) {
        return "inbox/" + environment + "/" + id;
    }
}

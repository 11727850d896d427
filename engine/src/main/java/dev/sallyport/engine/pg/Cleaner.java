package dev.sallyport.engine.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Removes what has expired, in bounded batches. Nothing depends on it: expiry is decided when a row is read. */
public final class Cleaner {
    private static final int BATCH = 1_000;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String JOURNAL = Sql.of("clean/journal.sql");
    private static final List<String> EXPIRED = List.of(
            Sql.of("clean/executions.sql"),
            Sql.of("clean/receipts.sql"),
            Sql.of("clean/resources.sql"),
            Sql.of("clean/budgets.sql"),
            Sql.of("clean/messages.sql"));
    private static final Logger LOG = System.getLogger(Cleaner.class.getName());

    private final Pool pool;
    private final InstantSource clock;
    private final Duration journalRetention;
    private final Supplier<Collection<String>> environments;

    /**
     * A cleaner.
     *
     * @param journalRetention how long the journal's lines are kept
     */
    public Cleaner(
            Pool pool, InstantSource clock, Duration journalRetention, Supplier<Collection<String>> environments) {
        this.pool = pool;
        this.clock = clock;
        this.journalRetention = journalRetention;
        this.environments = environments;
    }

    /** Cleans once a minute. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(
                EVERY.toMillis(),
                it -> clean().onFailure(failure -> LOG.log(Level.DEBUG, "the cleaner will come again", failure)));
    }

    /** Cleans now. */
    public Future<Void> clean() {
        var now = clock.instant();
        var done = batches(JOURNAL, now.minus(journalRetention));
        for (var statement : EXPIRED) {
            done = done.compose(it -> batches(statement, now));
        }
        return done;
    }

    private Future<Void> batches(String statement, Instant until) {
        var ids = Parameters.uuids(environments.get());
        return pool.preparedQuery(statement)
                .execute(Tuple.of(ids, Parameters.at(until), BATCH))
                .compose(it -> it.rowCount() < BATCH ? Future.succeededFuture() : batches(statement, until));
    }
}

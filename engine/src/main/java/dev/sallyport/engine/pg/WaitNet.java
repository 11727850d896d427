package dev.sallyport.engine.pg;

import dev.sallyport.engine.run.Waits;
import dev.sallyport.engine.run.Waits.Awaited;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The safety net below the signals: one statement for all waits of this process finds the moves that nobody told of. */
final class WaitNet {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String OVERTAKEN = Sql.of("overtaken.sql");
    private static final Logger LOG = System.getLogger(WaitNet.class.getName());

    private final Vertx vertx;
    private final Pool pool;
    private final Waits waits;
    private final AtomicBoolean isOut = new AtomicBoolean();
    private long timer = -1;

    WaitNet(Vertx vertx, Pool pool, Waits waits) {
        this.vertx = vertx;
        this.pool = pool;
        this.waits = waits;
    }

    void start() {
        timer = vertx.setPeriodic(EVERY.toMillis(), it -> look());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    /** Looks now; asks nothing where nobody waits. */
    void look() {
        var held = waits.held();
        if (held.isEmpty() || !isOut.compareAndSet(false, true)) { // a slow database is not asked again meanwhile
            return;
        }
        Future<?> looked = pool.preparedQuery(OVERTAKEN)
                .execute(Tuple.of(
                        Parameters.uuids(held.stream().map(Awaited::environment).toList()),
                        Parameters.uuids(held.stream().map(Awaited::execution).toList()),
                        held.stream().map(Awaited::version).toArray(Long[]::new)))
                .onSuccess(overtaken -> overtaken.forEach(row -> waits.moved(
                        row.getUUID("environment").toString(), row.getUUID("id").toString(), row.getLong("version"))));
        looked.onComplete(it -> isOut.set(false))
                .onFailure(it -> LOG.log(Level.DEBUG, "the net will be drawn again", it));
    }
}

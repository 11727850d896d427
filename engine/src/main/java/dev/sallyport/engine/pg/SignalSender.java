package dev.sallyport.engine.pg;

import dev.sallyport.engine.pg.SignalText.Place;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells other processes what moved: one statement at a time, on a connection of its own, with all that moved since the last
 * one. What cannot be told is dropped; those who wait look for themselves now and then. Thread-safe.
 */
final class SignalSender {
    private static final int MOST_WAITING = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String SIGNAL = Sql.of("signal.sql");
    private static final Logger LOG = System.getLogger(SignalSender.class.getName());

    private final Vertx vertx;
    private final Context context;
    private final Pool pool;
    private final String teller;

    // Guarded by this.
    private Map<Place, Long> waiting = new LinkedHashMap<>();
    private boolean isBusy;
    private boolean isStopped;

    SignalSender(Vertx vertx, PgConnectOptions connect, String teller) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.teller = teller;
        this.pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(1)
                        .setConnectionTimeout(5)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(connect)
                .using(vertx)
                .build();
    }

    void moved(Place place, long version) {
        synchronized (this) {
            if (isStopped || (waiting.size() >= MOST_WAITING && !waiting.containsKey(place))) {
                return;
            }
            waiting.merge(place, version, Math::max);
            if (isBusy) {
                return;
            }
            isBusy = true;
        }
        context.runOnContext(it -> send());
    }

    private void send() {
        tell().onComplete(told -> vertx.setTimer(PAUSE.toMillis(), it -> goOn()));
    }

    private void goOn() {
        synchronized (this) {
            if (waiting.isEmpty() || isStopped) {
                isBusy = false;
                return;
            }
        }
        send();
    }

    private Future<Void> tell() {
        List<String> payloads;
        synchronized (this) {
            payloads = SignalText.payloads(teller, waiting);
            waiting = new LinkedHashMap<>();
        }
        return pool.preparedQuery(SIGNAL)
                .execute(Tuple.of((Object) payloads.toArray(String[]::new)))
                .onFailure(it -> LOG.log(Level.DEBUG, "signals were lost", it))
                .mapEmpty();
    }

    /** Tells the last, and lets go of the connection. */
    Future<Void> stop() {
        boolean isSome;
        synchronized (this) {
            isStopped = true;
            isSome = !waiting.isEmpty();
        }
        return (isSome ? tell() : Future.<Void>succeededFuture()).transform(it -> pool.close());
    }
}

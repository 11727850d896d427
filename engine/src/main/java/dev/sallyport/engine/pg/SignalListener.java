package dev.sallyport.engine.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears what other processes tell, on a connection of its own, which is made again whenever it is lost. (Vert.x's own
 * subscriber does so only once it had a first connection.)
 */
final class SignalListener {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String LISTEN = Sql.of("listen.sql");
    private static final Logger LOG = System.getLogger(SignalListener.class.getName());

    private final Vertx vertx;
    private final PgConnectOptions connect;
    private final Consumer<String> heard;
    private final Runnable listening;
    private volatile @Nullable PgConnection connection;
    private volatile boolean isStopped;

    /**
     * A listener.
     *
     * @param heard takes payloads
     * @param listening called when it begins to hear, the first time and again: what was told before was not heard
     */
    SignalListener(Vertx vertx, PgConnectOptions connect, Consumer<String> heard, Runnable listening) {
        this.vertx = vertx;
        this.connect = connect;
        this.heard = heard;
        this.listening = listening;
    }

    /** Completes, and never fails, after the first try to listen. */
    Future<Void> start() {
        return PgConnection.connect(vertx, connect)
                .compose(this::listen)
                .onSuccess(it -> listening.run())
                .onFailure(it -> {
                    LOG.log(Level.DEBUG, "it will listen again", it);
                    again();
                })
                .otherwiseEmpty();
    }

    private Future<Void> listen(PgConnection made) {
        made.notificationHandler(it -> heard.accept(it.getPayload()));
        return made.query(LISTEN)
                .execute()
                .<Void>mapEmpty()
                .onFailure(it -> made.close())
                .onSuccess(it -> {
                    connection = made;
                    made.closeHandler(closed -> lost());
                    if (isStopped) {
                        made.close();
                    }
                });
    }

    private void lost() {
        connection = null;
        if (!isStopped) {
            LOG.log(Level.INFO, "the connection for signals of other processes was lost; it is made again");
            again();
        }
    }

    private void again() {
        if (!isStopped) {
            vertx.setTimer(PAUSE.toMillis(), it -> {
                if (!isStopped) {
                    start();
                }
            });
        }
    }

    Future<Void> stop() {
        isStopped = true;
        var open = connection;
        return open == null ? Future.succeededFuture() : open.close();
    }
}

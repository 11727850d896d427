package dev.sallyport.engine.pg;

import dev.sallyport.engine.pg.SignalText.Place;
import dev.sallyport.engine.run.Waits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.util.UUID;

/**
 * Ends waits for moves that other processes made, and tells them of this one's, by LISTEN and NOTIFY. Signals are sent
 * after the commit, for a NOTIFY within would make all commits of the database queue; so they may be lost, and a net of one
 * statement every few seconds finds what they missed. Nothing secret is told: ids and versions.
 */
public final class MoveSignals {
    private final String process = UUID.randomUUID().toString();
    private final Waits waits;
    private final WaitNet net;
    private final SignalSender sender;
    private final SignalListener listener;
    private final boolean isOn;

    /**
     * The signals of a process.
     *
     * @param isOn where not, nothing is sent or heard, and the net alone finds the moves of others
     */
    public MoveSignals(Vertx vertx, Pool pool, PgConnectOptions connect, Waits waits, boolean isOn) {
        this.waits = waits;
        this.isOn = isOn;
        this.net = new WaitNet(vertx, pool, waits);
        this.sender = new SignalSender(vertx, connect, process);
        this.listener = new SignalListener(vertx, connect, this::heard, net::look);
    }

    /** Completes, and never fails, once it has tried to listen. */
    public Future<Void> start() {
        net.start();
        return isOn ? listener.start() : Future.succeededFuture();
    }

    /** Ends the waits of this process, and tells the others; safe from any thread. */
    public void moved(String environment, String execution, long version) {
        waits.moved(environment, execution, version);
        if (isOn) {
            sender.moved(new Place(environment, execution), version);
        }
    }

    private void heard(String payload) {
        SignalText.heard(process, payload)
                .forEach(it -> waits.moved(it.place().environment(), it.place().execution(), it.version()));
    }

    /** Tells the last moves, and lets go of the database. */
    public Future<Void> stop() {
        net.stop();
        return Future.join(sender.stop(), listener.stop()).mapEmpty();
    }
}

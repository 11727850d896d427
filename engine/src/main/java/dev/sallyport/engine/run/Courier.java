package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.FlowStore.Settled;
import dev.sallyport.engine.run.Mailbox.Due;
import dev.sallyport.engine.run.Observer.Carriage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Carries stored messages, and wakes executions whose time has come. Any number of couriers may share a database. What
 * was carried, or given up, is told to the execution that sent it.
 */
public final class Courier {
    /** How long other couriers leave a leased message alone. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** How long after each failed try the next one comes; after the last, the message is parked. */
    static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofSeconds(27));

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int BATCH = 32;

    /** How many messages may be under way at once; a slow mail server shall hold up neither wakes nor other mail. */
    private static final int MOST_UNDER_WAY = 256;

    private static final Logger LOG = System.getLogger(Courier.class.getName());

    private final Vertx vertx;
    private final Context context;
    private final Mailbox mailbox;
    private final FlowEngine engine;
    private final Channel channel;
    private final Codec codec;
    private final Edge edge;
    private final Supplier<Collection<String>> environments;
    private final Observer observer;

    // Touched on the context alone.
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private int underWay;
    private boolean leasing;
    private boolean again;
    private boolean stopped;
    private long timer = -1;

    public Courier(
            Vertx vertx,
            Mailbox mailbox,
            FlowEngine engine,
            Channel channel,
            Codec codec,
            Edge edge,
            Supplier<Collection<String>> environments,
            Observer observer) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.mailbox = mailbox;
        this.engine = engine;
        this.channel = channel;
        this.codec = codec;
        this.edge = edge;
        this.environments = environments;
        this.observer = observer;
    }

    /** Looks for messages twice a second, beside each {@link #nudge}. */
    public void start() {
        timer = vertx.setPeriodic(POLL.toMillis(), it -> nudge());
    }

    /** Looks now; safe from any thread. */
    public void nudge() {
        context.runOnContext(it -> {
            again = true;
            lease();
        });
    }

    /** Takes no new messages; completes when those under way are done. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        context.runOnContext(it -> stopped = true);
        return atRest();
    }

    /** Completes when nothing is under way and nothing is left to look for. */
    Future<Void> atRest() {
        Promise<Void> rest = Promise.promise();
        context.runOnContext(it -> {
            waiting.add(rest);
            lease();
        });
        return rest.future();
    }

    private void lease() {
        var room = Math.min(BATCH, MOST_UNDER_WAY - underWay);
        if (leasing || room == 0) {
            return;
        }
        if (!again || stopped) {
            rest();
            return;
        }
        again = false;
        leasing = true;
        mailbox.lease(environments.get(), edge.now(), LEASE, room)
                .onComplete(leased -> context.runOnContext(it -> {
                    leasing = false;
                    if (leased.succeeded()) {
                        again |= leased.result().size() == room;
                        leased.result().forEach(this::takeAlong);
                    } else {
                        LOG.log(Level.DEBUG, "the courier will look again", leased.cause());
                    }
                    lease();
                }));
    }

    private void takeAlong(Due due) {
        underWay++;
        carry(due)
                .onComplete(done -> context.runOnContext(it -> {
                    underWay--;
                    lease();
                }));
    }

    private void rest() {
        if (underWay == 0) {
            waiting.forEach(Promise::tryComplete);
            waiting.clear();
        }
    }

    /** Whatever one message throws, the others of its batch are carried. */
    private Future<Void> carry(Due due) {
        return Future.succeededFuture(due)
                .compose(it -> it.channel().equals(StoredWake.CHANNEL) ? wake(it) : deliver(it));
    }

    private Future<Void> wake(Due due) {
        return Future.succeededFuture(due.body())
                .map(body -> codec.read(body, StoredWake.class, ""))
                .compose(wake -> tell(due, wake, true))
                .onSuccess(_ -> carried(due, Carriage.DELIVERED))
                .recover(failure -> {
                    if (due.attempts() > WAITS.size()) {
                        carried(due, Carriage.GIVEN_UP);
                        LOG.log(Level.WARNING, "wake {0} is parked: {1}", due.id(), reason(failure));
                        return mailbox.settle(due, false, edge.now());
                    }
                    carried(due, Carriage.RETRIED);
                    return mailbox.retry(due, edge.now().plus(wait(due)));
                });
    }

    private Future<Void> deliver(Due due) {
        return Future.succeededFuture(due.body())
                .map(body -> codec.read(body, Notice.class, ""))
                .compose(notice -> channel.deliver(
                        new Channel.Message(due.environment(), due.id(), due.channel(), notice, due.trace())))
                .transform(done -> {
                    if (done.succeeded()) {
                        carried(due, Carriage.DELIVERED);
                        return tell(due, report("delivery.sent", new Action.DeliverySent(due.id())), true);
                    }
                    if (done.cause() instanceof Channel.Refused || due.attempts() > WAITS.size()) {
                        carried(due, Carriage.GIVEN_UP);
                        LOG.log(Level.WARNING, "message {0} is parked: {1}", due.id(), reason(done.cause()));
                        return tell(due, report("delivery.failed", new Action.DeliveryFailed(due.id())), false);
                    }
                    carried(due, Carriage.RETRIED);
                    LOG.log(Level.INFO, "message {0} will be tried again: {1}", due.id(), reason(done.cause()));
                    return mailbox.retry(due, edge.now().plus(wait(due)));
                });
    }

    /**
     * Tells the execution, and settles the message with its move; alone where there is nothing to move, or where the
     * move cannot be made: what was carried is not carried again for want of a report.
     */
    private Future<Void> tell(Due due, StoredWake wake, boolean delivered) {
        var told = due.execution() == null
                ? Future.succeededFuture(false)
                : engine.wake(due.environment(), due.execution(), wake, new Settled(due.id(), delivered), due.trace());
        var isWake = due.channel().equals(StoredWake.CHANNEL);
        return (isWake ? told : told.otherwise(false))
                .compose(settled -> settled ? Future.succeededFuture() : mailbox.settle(due, delivered, edge.now()));
    }

    private void carried(Due due, Carriage how) {
        observer.carried(due.channel(), how, due.late());
    }

    private StoredWake report(String action, Action members) {
        return new StoredWake("", action, codec.treeOf(members));
    }

    private static Duration wait(Due due) {
        return WAITS.get(Math.min(due.attempts(), WAITS.size()) - 1);
    }

    /** What of a failure may stand in a log: a refusal's own words, or its kind alone. */
    private static String reason(Throwable failure) {
        return failure instanceof Channel.Refused
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }
}

package dev.sallyport.engine.run;

import static io.vertx.core.Future.succeededFuture;

import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.run.Decision.Idle;
import dev.sallyport.engine.run.Decision.Moved;
import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.FlowStore.Entry;
import dev.sallyport.engine.run.FlowStore.Remembered;
import dev.sallyport.engine.run.FlowStore.Settled;
import dev.sallyport.engine.run.FlowStore.Written;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins, reads and moves executions: load, decide, commit. */
public final class FlowEngine {
    /** How often a move is decided again when others are faster. */
    private static final int TRIES = 5;

    private static final String START = "start";

    private final FlowStore store;
    private final FlowCatalog definitions;
    private final Decider decider;
    private final Edge edge;
    private final AfterCommit afterCommit;
    private final Watch watch;

    public FlowEngine(
            FlowStore store,
            FlowCatalog definitions,
            StepCatalog steps,
            Codec codec,
            Edge edge,
            AfterCommit afterCommit,
            Observer observer) {
        this.store = store;
        this.definitions = definitions;
        this.decider = new Decider(steps, codec, edge);
        this.edge = edge;
        this.afterCommit = afterCommit;
        this.watch = new Watch(observer);
    }

    /** Starts an execution: one statement, and one more to look for an earlier answer where there is a key. */
    public Future<Reply> start(Start start) {
        return watch.moving(START, () -> start(start, TRIES));
    }

    private Future<Reply> start(Start start, int tries) {
        var receipt = start.receipt();
        return receipt == null
                ? start(start, new Subject(start.user(), List.of()), tries)
                : store.prior(start.definition().environment(), receipt.key(), start.user(), start.at())
                        .compose(prior -> prior.receipt()
                                .map(it -> succeededFuture(repeated(receipt, it)))
                                .orElseGet(() -> start(start, prior.subject(), tries)));
    }

    private Future<Reply> start(Start start, Subject known, int tries) {
        var fresh =
                start.fresh(edge.chance().get().uuid("execution", start.at()).toString());
        var step = start.definition().step(start.definition().trigger().next()).type();
        return switch (watch.decided(step, START, decider.start(fresh, start.definition(), known))) {
            case Idle(var problem) -> succeededFuture(new Reply.Refused(problem.orElseThrow()));
            case Moved moved -> {
                var told = told(moved.after(), moved.subject(), moved.problem(), start.at());
                var written = written(moved, START, null, remembered(start.receipt(), told), null, start.trace());
                yield watch.written(step, START, store.start(moved.after(), written))
                        .compose(commit -> switch (commit) {
                            case Commit.Stored(var subject) ->
                                stored(moved, told(moved.after(), subject.orElseThrow(), moved.problem(), start.at()));
                            case Commit.Exhausted(var retryAt) ->
                                succeededFuture(new Reply.Refused(EngineRefusal.tooOften(retryAt)));
                            case Commit.Stale _, Commit.Known _ ->
                                tries > 1
                                        ? start(start, tries - 1)
                                        : succeededFuture(new Reply.Refused(EngineRefusal.busy(start.at())));
                            case Commit.Clash _ ->
                                throw new IllegalStateException("a start met another user's resource");
                        });
            }
        };
    }

    /** Reads an execution: one statement. Never changes anything. */
    public Future<Reply> read(String environment, String id) {
        var now = edge.now();
        return watch.reading(() -> store.read(environment, id))
                .map(found -> found.<Reply>map(it -> it.execution().isGone(now)
                                ? new Reply.Expired(it.execution())
                                : told(it.execution(), it.subject(), Optional.empty(), now))
                        .orElseGet(Reply.Gone::new));
    }

    /** Takes a move: one statement to read, and one to write where there is something to write. */
    public Future<Reply> act(Ask ask) {
        return watch.moving(ask.action(), () -> attempt(ask, TRIES));
    }

    private Future<Reply> attempt(Ask ask, int tries) {
        var key = ask.receipt() == null ? null : ask.receipt().key();
        return store.load(ask.environment(), ask.execution(), key).compose(loaded -> {
            if (loaded.isEmpty()) {
                return succeededFuture(new Reply.Gone());
            }
            var found = loaded.get();
            if (found.execution().isGone(ask.at())) {
                return succeededFuture(new Reply.Expired(found.execution()));
            }
            var denied = ask.gate().access(found.execution());
            if (denied.isPresent()) {
                return succeededFuture(new Reply.Refused(denied.get()));
            }
            var earlier = found.receipt().map(it -> repeated(ask.receipt(), it));
            if (earlier.isPresent()) {
                return succeededFuture(earlier.get());
            }
            var problem = ask.gate().request(found);
            return problem.isPresent()
                    ? succeededFuture(told(found.execution(), found.subject(), problem, ask.at()))
                    : definitions.of(found.execution()).compose(definition -> decide(ask, found, definition, tries));
        });
    }

    private Future<Reply> decide(Ask ask, Found found, FlowDefinition definition, int tries) {
        var decision = decider.ask(found, definition, ask.action(), ask.members(), ask.at());
        return switch (watch.decided(found, ask.action(), decision)) {
            case Idle(var problem) -> succeededFuture(told(found.execution(), found.subject(), problem, ask.at()));
            case Moved moved -> {
                var told = told(moved.after(), moved.subject(), moved.problem(), ask.at());
                var written = written(moved, ask.action(), found, remembered(ask.receipt(), told), null, ask.trace());
                var commits = store.commit(found.execution(), moved.after(), written);
                yield watch.written(found, ask.action(), commits).compose(commit -> switch (commit) {
                    case Commit.Stored _ -> stored(moved, told);
                    case Commit.Stale _, Commit.Known _ ->
                        tries > 1 ? attempt(ask, tries - 1) : refused(found, EngineRefusal.busy(ask.at()), ask.at());
                    case Commit.Clash _ -> refused(found, EngineRefusal.bound(moved), ask.at());
                    case Commit.Exhausted(var retryAt) -> refused(found, EngineRefusal.tooOften(retryAt), ask.at());
                });
            }
        };
    }

    /**
     * Takes a move for the clock or the courier, and settles the message that brought it in the same statement.
     *
     * @return whether there was something to move; where not, the message is still to be settled
     */
    Future<Boolean> wake(String environment, String execution, StoredWake wake, Settled cause, @Nullable Trace trace) {
        return watch.moving(wake.action(), () -> wake(environment, execution, wake, cause, trace, TRIES));
    }

    private Future<Boolean> wake(
            String environment, String execution, StoredWake wake, Settled cause, @Nullable Trace trace, int tries) {
        var now = edge.now();
        return store.load(environment, execution, null).compose(loaded -> {
            if (loaded.isEmpty() || loaded.get().execution().isGone(now)) {
                return succeededFuture(false);
            }
            var found = loaded.get();
            return definitions.of(found.execution()).compose(definition -> switch (watch.decided(
                    found, wake.action(), decider.wake(found, definition, wake, now))) {
                case Idle _ -> succeededFuture(false);
                case Moved moved -> {
                    var written = written(moved, wake.action(), found, null, cause, trace);
                    var commits = store.commit(found.execution(), moved.after(), written);
                    yield watch.written(found, wake.action(), commits).compose(commit -> switch (commit) {
                        case Commit.Stored _ -> stored(moved, true);
                        case Commit.Stale _, Commit.Known _ ->
                            tries > 1
                                    ? wake(environment, execution, wake, cause, trace, tries - 1)
                                    : Future.failedFuture("others were faster");
                        case Commit.Clash _, Commit.Exhausted _ -> Future.failedFuture("the move met a limit");
                    });
                }
            });
        });
    }

    /** Whether a resource has a lookup: one statement. */
    public Future<Boolean> holds(String environment, Kind<?> kind, List<String> lookups) {
        return store.find(environment, kind.name(), lookups).map(Optional::isPresent);
    }

    /** Takes a move for a device that knows a resource's lookup: one statement to read, and one to write. */
    public <B> Future<Knock.Answer<B>> knock(Knock<B> knock) {
        return watch.moving(knock.action(), () -> knock(knock, TRIES));
    }

    private <B> Future<Knock.Answer<B>> knock(Knock<B> knock, int tries) {
        return store.find(knock.environment(), knock.kind().name(), knock.lookups())
                .compose(holding -> holding.isEmpty()
                        ? succeededFuture(new Knock.Answer.Unknown<B>())
                        : knock(knock, holding.get().key(), holding.get().found(), tries));
    }

    private <B> Future<Knock.Answer<B>> knock(Knock<B> knock, String key, Found found, int tries) {
        if (found.execution().isGone(knock.at())) {
            return met(knock, key, found, Optional.empty());
        }
        return definitions.of(found.execution()).compose(definition -> switch (watch.decided(
                found, knock.action(), decider.knock(found, definition, knock))) {
            case Idle(var problem) -> met(knock, key, found, problem);
            case Moved moved -> {
                var written = written(moved, knock.action(), found, null, null, knock.trace());
                var commits = store.commit(found.execution(), moved.after(), written);
                yield watch.written(found, knock.action(), commits).compose(commit -> switch (commit) {
                    case Commit.Stored _ -> {
                        var after = new Found(moved.after(), moved.subject(), Optional.empty());
                        yield met(knock, key, after, moved.problem()).compose(it -> stored(moved, it));
                    }
                    case Commit.Stale _, Commit.Known _ ->
                        tries > 1
                                ? knock(knock, tries - 1)
                                : met(knock, key, found, Optional.of(EngineRefusal.busy(knock.at())));
                    case Commit.Clash _ -> met(knock, key, found, Optional.of(EngineRefusal.bound(moved)));
                    case Commit.Exhausted _ -> succeededFuture(new Knock.Answer.Spent<B>());
                });
            }
        });
    }

    private static <B> Future<Knock.Answer<B>> met(Knock<B> knock, String key, Found found, Optional<Problem> problem) {
        var resource = found.subject().find(knock.kind(), key).orElseThrow();
        return succeededFuture(new Knock.Answer.Met<>(resource, found, problem));
    }

    private <X> Future<X> stored(Moved moved, X reply) {
        var after = moved.after();
        if (!moved.effects().isEmpty()) {
            afterCommit.posted();
        }
        if (after.version() > 1) { // nobody knows of one that has just been started
            afterCommit.moved(after.environment(), after.id(), after.version());
        }
        return succeededFuture(reply);
    }

    private Reply.Told told(FlowExecution execution, Subject subject, Optional<Problem> problem, Instant now) {
        return new Reply.Told(execution, subject, decider.offered(execution, subject, now), problem);
    }

    private Future<Reply> refused(Found found, Problem problem, Instant now) {
        return succeededFuture(told(found.execution(), found.subject(), Optional.of(problem), now));
    }

    private static Reply repeated(Ask.@Nullable Receipt receipt, Found.StoredReceipt earlier) {
        return receipt != null && receipt.bodyDigest().equals(earlier.bodyDigest())
                ? new Reply.Repeated(earlier.answer())
                : new Reply.Refused(EngineRefusal.IDEMPOTENCY_KEY_REUSED.problem());
    }

    private static Written written(
            Moved moved,
            String action,
            @Nullable Found found,
            @Nullable Remembered remembered,
            @Nullable Settled settled,
            @Nullable Trace trace) {
        var step = found != null && found.execution().stage() instanceof Stage.InStep in ? in.step() : null;
        var problem = moved.problem().map(Problem::name).orElse(null);
        var entry = new Entry(action, step, problem, trace);
        return new Written(moved.effects(), entry, moved.beganStep(), remembered, settled);
    }

    private static @Nullable Remembered remembered(Ask.@Nullable Receipt receipt, Reply.Told told) {
        return receipt == null
                ? null
                : new Remembered(
                        receipt.key(), receipt.bodyDigest(), receipt.answer().apply(told));
    }
}

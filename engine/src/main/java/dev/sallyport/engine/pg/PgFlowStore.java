package dev.sallyport.engine.pg;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.FlowStore;
import dev.sallyport.engine.run.Found;
import dev.sallyport.engine.run.Places;
import dev.sallyport.engine.run.Stage;
import dev.sallyport.engine.run.StepCatalog;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps executions in PostgreSQL. */
public final class PgFlowStore implements FlowStore {
    private static final String START = Sql.of("start.sql");
    private static final String MOVE = Sql.of("move.sql");
    private static final String READ = Sql.of("read.sql");
    private static final String LOAD = Sql.of("load.sql");
    private static final String FIND = Sql.of("find.sql");
    private static final String PRIOR = Sql.of("prior.sql");
    private static final String BUDGET = Sql.of("budget.sql");

    /** Raised by the schema's function {@code undo}. */
    private static final String UNDONE = "SP001";

    /** The class of deadlocks and the like: PostgreSQL chose this statement to give way. */
    private static final String ROLLED_BACK = "40";

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;
    private final StepCatalog steps;
    private final Codec codec;
    private final Rows rows;

    public PgFlowStore(Pool pool, StepCatalog steps, Codec codec) {
        this.pool = pool;
        this.steps = steps;
        this.codec = codec;
        this.rows = new Rows(steps, codec);
    }

    @Override
    public Future<Commit> start(FlowExecution execution, Written written) {
        var head = head(execution, execution.version(), written);
        head.addUUID(UUID.fromString(execution.definition().id()))
                .addString(execution.definition().name())
                .addInteger(execution.definition().version())
                .addString(execution.user());
        stage(head, execution, true);
        head.addString(codec.treeOf(execution.ended()).toString())
                .addString(execution.inputs().toString())
                .addString(execution.tokenDigest())
                .addString(execution.resumeUrl())
                .addOffsetDateTime(Parameters.at(execution.createdAt()));
        return pool.preparedQuery(START)
                .execute(head)
                .<Commit>map(it -> new Commit.Stored(Optional.of(subject(
                        execution.environment(), execution.user(), it.iterator().next()))))
                .recover(failure -> undone(failure, execution, written));
    }

    @Override
    public Future<Optional<Found>> read(String environment, String id) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(Parameters.uuid(environment), Parameters.uuid(id)))
                .map(this::found);
    }

    @Override
    public Future<Optional<Found>> load(String environment, String id, @Nullable String receiptKey) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(Parameters.uuid(environment), Parameters.uuid(id), receiptKey))
                .map(this::found)
                .map(found -> found.map(it -> opened(it, environment, receiptKey)));
    }

    @Override
    public Future<Optional<Holding>> find(String environment, String kind, List<String> lookups) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Parameters.uuid(environment), kind, (Object) lookups.toArray(String[]::new)))
                .map(found -> found(found)
                        .map(it -> new Holding(found.iterator().next().getString("resource_key"), it)));
    }

    @Override
    public Future<Prior> prior(String environment, String key, String user, Instant now) {
        return pool.preparedQuery(PRIOR)
                .execute(Tuple.of(Parameters.uuid(environment), key, user, Parameters.at(now)))
                .map(found -> {
                    var row = found.iterator().next();
                    var receipt = Optional.ofNullable(row.getString("answer"))
                            .map(it -> new Found.StoredReceipt(row.getString("body_digest"), it))
                            .map(it -> opened(it, environment, key));
                    return new Prior(receipt, subject(environment, user, row));
                });
    }

    @Override
    public Future<Commit> commit(FlowExecution before, FlowExecution after, Written written) {
        var tuple = head(after, before.version(), written);
        stage(tuple, after, written.beganStep());
        tuple.addString(codec.treeOf(after.ended()).toString());
        return pool.preparedQuery(MOVE)
                .execute(tuple)
                .<Commit>map(it -> it.size() == 0 ? new Commit.Stale() : new Commit.Stored(Optional.empty()))
                .recover(failure -> undone(failure, after, written));
    }

    /** Parameters 1 to 7 of both statements. */
    private Tuple head(FlowExecution after, long version, Written written) {
        return Tuple.tuple(new ArrayList<>(List.of(
                Parameters.uuid(after.environment()),
                Parameters.uuid(after.id()),
                version,
                Effects.of(codec, after, written),
                Parameters.at(after.updatedAt()),
                Parameters.at(after.expiresAt()),
                Parameters.at(after.endsAt()))));
    }

    private void stage(Tuple tuple, FlowExecution after, boolean withTerms) {
        var place = Places.execution(after.environment(), after.id());
        switch (after.stage()) {
            case Stage.InStep in -> {
                tuple.addString(steps.type(in.type()).step().status(in.state()));
                tuple.addString(in.step()).addString(in.type()).addString(codec.write(in.state(), place));
                tuple.addString(withTerms ? codec.write(in.terms(), place) : null);
            }
            case Stage.Completed it -> ended(tuple, "COMPLETED", codec.write(it, place));
            case Stage.Failed it -> ended(tuple, "FAILED", codec.write(it, place));
        }
    }

    private static void ended(Tuple tuple, String status, String state) {
        tuple.addString(status).addString(null).addString(null).addString(state).addString(null);
    }

    private Optional<Found> found(RowSet<Row> found) {
        return found.size() == 0
                ? Optional.empty()
                : Optional.of(rows.found(found.iterator().next()));
    }

    private Found opened(Found found, String environment, @Nullable String key) {
        return key == null
                ? found
                : new Found(
                        found.execution(), found.subject(), found.receipt().map(it -> opened(it, environment, key)));
    }

    private Found.StoredReceipt opened(Found.StoredReceipt receipt, String environment, String key) {
        var answer = codec.vault().open(receipt.answer(), Places.receipt(environment, key));
        return new Found.StoredReceipt(receipt.bodyDigest(), answer);
    }

    private Subject subject(String environment, String user, Row row) {
        var kind = row.getString("kind");
        if (kind == null || !codec.keeps(kind)) {
            return new Subject(user, List.of());
        }
        var expires = row.getOffsetDateTime("expires_at");
        return new Subject(
                user,
                List.of(rows.kept(
                        codec.kind(kind),
                        environment,
                        row.getString("key"),
                        row.getString("status"),
                        row.getString("body"),
                        row.getLong("resource_version"),
                        expires == null ? null : expires.toInstant())));
    }

    /** What a constraint or the statement itself refused; anything else is a failure. */
    private Future<Commit> undone(Throwable failure, FlowExecution after, Written written) {
        if (!(failure instanceof PgException refused)) {
            return Future.failedFuture(failure);
        }
        var constraint = String.valueOf(refused.getConstraint());
        if (UNDONE.equals(refused.getSqlState())) {
            return switch (String.valueOf(refused.getErrorMessage())) {
                case "exhausted" -> exhausted(after, written);
                case "known" -> Future.succeededFuture(new Commit.Known());
                default -> Future.succeededFuture(new Commit.Stale());
            };
        }
        if (String.valueOf(refused.getSqlState()).startsWith(ROLLED_BACK)) {
            return Future.succeededFuture(new Commit.Stale());
        }
        if (UNIQUE_VIOLATION.equals(refused.getSqlState())) {
            return constraint.equals("resource_lookup")
                    ? Future.succeededFuture(new Commit.Clash())
                    : Future.failedFuture(failure);
        }
        return Future.failedFuture(failure);
    }

    private Future<Commit> exhausted(FlowExecution after, Written written) {
        var spends = written.effects().stream()
                .filter(Effect.Spend.class::isInstance)
                .map(Effect.Spend.class::cast)
                .toList();
        var keys = spends.stream().map(Effect.Spend::budget).toArray(String[]::new);
        var period = spends.stream()
                .map(Effect.Spend::period)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return pool.preparedQuery(BUDGET)
                .execute(Tuple.of(Parameters.uuid(after.environment()), (Object) keys))
                .map(it -> new Commit.Exhausted(
                        it.size() == 0
                                ? after.updatedAt().plus(period)
                                : Rows.at(it.iterator().next(), "retry_at")));
    }
}

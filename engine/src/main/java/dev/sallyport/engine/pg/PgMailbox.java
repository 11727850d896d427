package dev.sallyport.engine.pg;

import dev.sallyport.engine.run.Mailbox;
import dev.sallyport.engine.run.Places;
import dev.sallyport.engine.run.Trace;
import dev.sallyport.engine.run.Vault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Keeps messages in PostgreSQL, where {@code skip locked} lets couriers pass each other. */
public final class PgMailbox implements Mailbox {
    private static final String LEASE = Sql.of("lease.sql");
    private static final String SETTLE = Sql.of("settle.sql");
    private static final String RETRY = Sql.of("retry.sql");

    private final Pool pool;
    private final Vault vault;

    public PgMailbox(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    @Override
    public Future<List<Due>> lease(Collection<String> environments, Instant now, Duration lease, int limit) {
        var tuple = Tuple.of(Parameters.uuids(environments), Parameters.at(now), Parameters.at(now.plus(lease)), limit);
        return pool.preparedQuery(LEASE).execute(tuple).map(leased -> {
            var rows = new ArrayList<Row>();
            leased.forEach(rows::add);
            rows.sort(Comparator.comparing(row -> row.getOffsetDateTime("due_at")));
            return rows.stream().map(row -> due(row, now)).toList();
        });
    }

    private Due due(Row row, Instant now) {
        var environment = row.getUUID("environment").toString();
        var id = row.getUUID("id").toString();
        var execution = row.getUUID("execution_id");
        return new Due(
                environment,
                id,
                execution == null ? null : execution.toString(),
                row.getString("channel"),
                opened(row.getString("body"), Places.message(environment, id)),
                row.getInteger("attempts"),
                Duration.between(Rows.at(row, "due_at"), now),
                Trace.of(row.getString("traceparent"), row.getString("tracestate"))
                        .orElse(null));
    }

    /** A body whose key is gone is empty: it fails alone, and holds up no other. */
    private String opened(String sealed, String place) {
        try {
            return vault.open(sealed, place);
        } catch (IllegalStateException e) {
            return "";
        }
    }

    @Override
    public Future<Void> settle(Due due, boolean delivered, Instant now) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(
                        Parameters.uuid(due.environment()), Parameters.uuid(due.id()), delivered, Parameters.at(now)))
                .mapEmpty();
    }

    @Override
    public Future<Void> retry(Due due, Instant at) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(
                        Parameters.uuid(due.environment()),
                        Parameters.uuid(due.id()),
                        Parameters.at(at),
                        due.attempts()))
                .mapEmpty();
    }
}

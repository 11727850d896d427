package dev.sallyport.engine.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Brings the schema up to date, one process at a time. */
public final class Migrations {
    /** In order; a file that was released is never changed. */
    private static final List<String> FILES = List.of("001_core.sql", "002_operations.sql");

    private static final String LEDGER =
            "create table schema_migration (file text primary key, applied_at timestamptz not null default now())";

    private static final long LOCK = 0x5A11_1907L;

    private Migrations() {}

    /**
     * Migrates under an advisory lock, and does what else must be done by one process at a time.
     *
     * @param then done under the same lock; gets the connection that holds it
     */
    public static Future<Void> run(Pool pool, Function<SqlConnection, Future<Void>> then) {
        return pool.<Boolean>withConnection(connection -> connection
                        .preparedQuery("select pg_advisory_lock($1)")
                        .execute(Tuple.of(LOCK))
                        .compose(locked -> migrate(connection)
                                .compose(it -> then.apply(connection))
                                .map(true))
                        .eventually(() -> connection
                                .preparedQuery("select pg_advisory_unlock($1)")
                                .execute(Tuple.of(LOCK))))
                .mapEmpty();
    }

    private static Future<Void> migrate(SqlConnection connection) {
        return connection
                .query("select to_regclass('schema_migration')")
                .execute()
                .compose(found -> found.iterator().next().getValue(0) == null
                        ? connection.query(LEDGER).execute().mapEmpty()
                        : Future.succeededFuture())
                .compose(it ->
                        connection.query("select file from schema_migration").execute())
                .compose(rows -> {
                    Set<String> applied = new HashSet<>();
                    rows.forEach(row -> applied.add(row.getString(0)));
                    var done = Future.<Void>succeededFuture();
                    for (var file : FILES) {
                        if (!applied.contains(file)) {
                            done = done.compose(it -> apply(connection, file));
                        }
                    }
                    return done;
                });
    }

    private static Future<Void> apply(SqlConnection connection, String file) {
        return connection
                .begin()
                .compose(transaction -> connection
                        .query(Sql.of("migration/" + file))
                        .execute()
                        .compose(it -> connection
                                .preparedQuery("insert into schema_migration (file) values ($1)")
                                .execute(Tuple.of(file)))
                        .compose(it -> transaction.commit())
                        .onFailure(it -> transaction.rollback()));
    }
}

package dev.sallyport.hal;

import dev.sallyport.hal.embedded.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The way to PostgreSQL: the embedded one, or the operator's own. */
final class Database {
    private static final int CONNECTIONS = 16;
    private static final int STATEMENTS = 256;
    private static final int WAITING = 5_000;
    private static final int PIPELINED = 16;
    private static final String NAME = "application_name";

    /** How other servers on the same database are recognised. */
    private static final String OTHERS =
            "select count(*) from pg_stat_activity where application_name like 'sallyport %' and application_name <> $1";

    private final @Nullable EmbeddedPostgres embedded;
    private final PgConnectOptions connect;
    private final String name = "sallyport " + UUID.randomUUID();

    private Database(@Nullable EmbeddedPostgres embedded, PgConnectOptions connect) {
        this.embedded = embedded;
        this.connect = connect.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPipeliningLimit(PIPELINED)
                .addProperty(NAME, name);
    }

    /** Starts the embedded database, or takes it over, where the operator names no other; blocking. */
    static Database of(Options options) throws EmbeddedPostgres.Unavailable {
        if (options.databaseUrl() != null) {
            return new Database(null, own(options.databaseUrl()));
        }
        var embedded = EmbeddedPostgres.start(options.data());
        return new Database(
                embedded,
                new PgConnectOptions()
                        .setHost(embedded.host())
                        .setPort(embedded.port())
                        .setUser(embedded.user())
                        .setPassword(embedded.password())
                        .setDatabase(embedded.database()));
    }

    private static PgConnectOptions own(URI url) {
        try {
            return PgConnectOptions.fromUri(url.toString());
        } catch (RuntimeException e) {
            throw new CannotStart("DATABASE_URL must be postgresql://user:password@host[:port]/database");
        }
    }

    /** Waits for the first answers; blocking. What the database says against us becomes a sentence. */
    static <T> T answer(Future<T> asked) {
        return asked.recover(failure -> Future.failedFuture(told(failure))).await();
    }

    private static Throwable told(Throwable failure) {
        return failure instanceof DatabaseException
                        || failure instanceof IOException
                        || failure instanceof TimeoutException
                        || failure instanceof VertxException
                ? new CannotStart("the database cannot be used: " + failure.getMessage())
                : failure;
    }

    PgConnectOptions connect() {
        return new PgConnectOptions(connect);
    }

    Pool pool(Vertx vertx) {
        return pool(vertx, connect);
    }

    static Pool pool(Vertx vertx, PgConnectOptions connect) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("database")
                        .setMaxSize(CONNECTIONS)
                        .setMaxWaitQueueSize(WAITING)
                        .setConnectionTimeout(5)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(connect)
                .using(vertx)
                .build();
    }

    /** Closes the pool; ends the embedded database too, unless another server uses it. */
    Future<Void> close(Vertx vertx, Pool pool) {
        var shared = embedded == null
                ? Future.succeededFuture(true)
                : pool.preparedQuery(OTHERS)
                        .execute(Tuple.of(name))
                        .map(it -> it.iterator().next().getLong(0) > 0)
                        .otherwise(false);
        return shared.compose(it -> pool.close().map(it))
                .compose(it -> it || embedded == null
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(embedded::stop).mapEmpty());
    }
}

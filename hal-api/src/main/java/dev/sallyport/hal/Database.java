package dev.sallyport.hal;

import dev.sallyport.hal.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The way to PostgreSQL: the embedded one, or the operator's own. */
final class Database {
    private static final int CONNECTIONS = 16;
    private static final int STATEMENTS = 256;
    private static final int WAITING = 5_000;

    private Database() {}

    /** Starts the embedded database where there is no other; blocking. */
    static PgConnectOptions connectOptions(Options options) throws EmbeddedPostgres.Unavailable {
        var connect = options.databaseUrl() == null
                ? embedded(EmbeddedPostgres.start(options.data()))
                : own(options.databaseUrl());
        return connect.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPipeliningLimit(16);
    }

    private static PgConnectOptions embedded(EmbeddedPostgres postgres) {
        return new PgConnectOptions()
                .setHost(postgres.host())
                .setPort(postgres.port())
                .setUser(postgres.user())
                .setPassword(postgres.password())
                .setDatabase(postgres.database());
    }

    private static PgConnectOptions own(URI url) {
        return PgConnectOptions.fromUri(url.toString());
    }

    static Pool pool(Vertx vertx, PgConnectOptions connect) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(CONNECTIONS)
                        .setMaxWaitQueueSize(WAITING)
                        .setConnectionTimeout(5)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(connect)
                .using(vertx)
                .build();
    }
}

package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * An empty database of its own for whoever asks, in one embedded cluster per module. The cluster is started when first
 * asked for and stopped when the JVM ends.
 */
public record TestDatabase(String host, int port, String user, String password, String database) {
    /** Relative to the module; its programs serve other clusters as well. */
    static final Path HOME = Path.of("target", "test-database");

    private static final String PREFIX = "test_";

    /** Databases stay until the next JVM, which finds none of them in use. */
    public static TestDatabase fresh() {
        var name = PREFIX + UUID.randomUUID().toString().replace("-", "");
        Shared.SERVER.run("create database " + name);
        return Shared.SERVER.with(name);
    }

    /** The same server, another database. */
    TestDatabase with(String name) {
        return new TestDatabase(host, port, user, password, name);
    }

    static TestDatabase of(EmbeddedPostgres postgres) {
        return new TestDatabase(
                postgres.host(), postgres.port(), postgres.user(), postgres.password(), postgres.database());
    }

    /** As a setting of the server. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s".formatted(user, password, host, port, database);
    }

    public PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setUser(user)
                .setPassword(password)
                .setDatabase(database);
    }

    /** Runs one statement on a connection of its own; blocks, so never on an event loop. */
    public RowSet<Row> run(String sql) {
        return PgConnection.connect(Loop.VERTX, options())
                .compose(connection -> connection.query(sql).execute().eventually(connection::close))
                .await();
    }

    /** The first column of the first row, as text. */
    public String ask(String sql) {
        return String.valueOf(run(sql).iterator().next().getValue(0));
    }

    private static final class Loop {
        static final Vertx VERTX = Vertx.vertx();
    }

    private static final class Shared {
        static final TestDatabase SERVER = start();

        private static TestDatabase start() {
            try {
                var postgres = EmbeddedPostgres.start(HOME);
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
                var home = of(postgres);
                home.dropUnused();
                return home;
            } catch (Unavailable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void dropUnused() {
        var unused = run("""
                select datname from pg_database
                 where datname like '%s%%' and not exists (select from pg_stat_activity a where a.datid = pg_database.oid)
                """.formatted(PREFIX));
        StreamSupport.stream(unused.spliterator(), false)
                .map(row -> row.getString(0))
                .toList()
                .forEach(name -> run("drop database if exists " + name));
    }
}

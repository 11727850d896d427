package dev.sallyport.hal;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.engine.pg.Cleaner;
import dev.sallyport.engine.pg.Migrations;
import dev.sallyport.engine.pg.PgFlowStore;
import dev.sallyport.engine.pg.PgMailbox;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.FlowStore.Entry;
import dev.sallyport.engine.run.FlowStore.Remembered;
import dev.sallyport.engine.run.FlowStore.Settled;
import dev.sallyport.engine.run.FlowStore.Written;
import dev.sallyport.engine.run.Stage;
import dev.sallyport.engine.run.Trace;
import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.access.KeyRing;
import dev.sallyport.hal.embedded.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** The store alone on a fresh database, without engine, courier or HTTP. */
final class StoreRig implements AutoCloseable {
    static final String ENVIRONMENT = "a0000000-0000-4000-8000-000000000001";
    static final String OTHER = "b0000000-0000-4000-8000-000000000001";
    static final Trace TRACE = Trace.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "rojo=1")
            .orElseThrow();
    static final List<String> BOTH = List.of(ENVIRONMENT, OTHER);

    final TestDatabase database = TestDatabase.fresh();
    final HandSetClock clock = HandSetClock.atNoon();
    private final Vertx vertx = Vertx.vertx();
    final Pool pool = Database.pool(vertx, database.options().setCachePreparedStatements(true));
    private final KeyRing keys = keys(clock);
    private final Codec codec = new Codec(Services.steps(), keys);
    final PgFlowStore store = new PgFlowStore(pool, Services.steps(), codec);

    StoreRig() {
        Migrations.run(pool, it -> Future.succeededFuture()).await();
    }

    private static KeyRing keys(HandSetClock clock) {
        try {
            var file = Files.createTempDirectory("sallyport-store").resolve("keys.json");
            KeyFile.createIfAbsent(file, clock, new SecureRandom());
            return new KeyRing(file, clock, new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PgMailbox mailbox() {
        return new PgMailbox(pool, keys);
    }

    Cleaner cleaner() {
        return new Cleaner(pool, clock, Duration.ofDays(90), () -> BOTH);
    }

    FlowExecution fresh(String environment, String user) {
        var now = clock.instant();
        return new FlowExecution(
                environment,
                UUID.randomUUID().toString(),
                new FlowDefinition.Reference(UUID.randomUUID().toString(), "test", 1),
                user,
                JsonNodeFactory.instance.objectNode(),
                new Stage.Completed("SKIPPED", Map.of()),
                List.of(),
                "digest",
                null,
                1,
                now,
                now,
                now.plus(Duration.ofMinutes(15)));
    }

    /** A stored one. */
    FlowExecution started(String user) {
        var execution = fresh(ENVIRONMENT, user);
        store.start(execution, written()).await();
        return execution;
    }

    Commit commit(FlowExecution before, Effect... effects) {
        return commit(before, written(effects));
    }

    Commit commit(FlowExecution before, Written written) {
        return store.commit(before, next(before), written).await();
    }

    private FlowExecution next(FlowExecution it) {
        var now = clock.instant();
        return new FlowExecution(
                it.environment(),
                it.id(),
                it.definition(),
                it.user(),
                it.inputs(),
                it.stage(),
                it.ended(),
                it.tokenDigest(),
                it.resumeUrl(),
                it.version() + 1,
                it.createdAt(),
                now,
                now.plus(Duration.ofMinutes(15)));
    }

    static Written written(Effect... effects) {
        return written(null, null, effects);
    }

    static Written written(@Nullable Remembered remembered, @Nullable Settled settled, Effect... effects) {
        return new Written(List.of(effects), new Entry("test", null, null, TRACE), false, remembered, settled);
    }

    static Effect.Send send() {
        var id = UUID.randomUUID().toString();
        return new Effect.Send(id, "EMAIL", new Notice("ann@example.org", "device_pairing", null, null, Map.of()));
    }

    /** A resource of an execution's user. */
    static Effect.Keep keep(String key, @Nullable String lookup, long version, @Nullable Instant expiresAt) {
        return new Effect.Keep(
                "otpCount",
                key,
                "COUNTING",
                Map.of("n", 1),
                lookup == null ? null : new Effect.Lookup(lookup, "member"),
                version,
                expiresAt);
    }

    String count(String table) {
        return database.ask("select count(*) from " + table);
    }

    @Override
    public void close() {
        pool.close().await();
        vertx.close().await();
    }
}

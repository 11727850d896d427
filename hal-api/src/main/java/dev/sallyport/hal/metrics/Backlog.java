package dev.sallyport.hal.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/** How many messages and wakes are due and not carried yet: one statement, when somebody asks. */
public final class Backlog {
    private static final String STATEMENT = text("backlog.sql");

    private final Pool pool;
    private final InstantSource clock;
    private final Supplier<Collection<String>> environments;
    private volatile double due = Double.NaN;

    public Backlog(Pool pool, InstantSource clock, Supplier<Collection<String>> environments) {
        this.pool = pool;
        this.clock = clock;
        this.environments = environments;
    }

    void register(MeterRegistry registry) {
        Gauge.builder("sallyport.messages.due", () -> due)
                .description("Messages and wakes that are due and not carried yet, 10000 at most")
                .register(registry);
    }

    /** Where the database is away, the number is none. */
    Future<?> look() {
        var ids = environments.get().stream().map(UUID::fromString).toArray(UUID[]::new);
        return pool.preparedQuery(STATEMENT)
                .execute(Tuple.of(ids, clock.instant().atOffset(ZoneOffset.UTC)))
                .onComplete(rows -> due = rows.iterator().next().getLong("due"), _ -> due = Double.NaN);
    }

    private static String text(String file) {
        try (var in = Backlog.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no statement " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

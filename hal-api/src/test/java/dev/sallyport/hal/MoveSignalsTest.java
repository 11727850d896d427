package dev.sallyport.hal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.pg.MoveSignals;
import dev.sallyport.engine.run.Waits;
import dev.sallyport.hal.embedded.TestDatabase;
import dev.sallyport.hal.kit.Await;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals alone, without the net below them: its pool is closed. */
class MoveSignalsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String LISTENERS = "from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and query like '%listen sallyport_moved'";

    private final String environment = UUID.randomUUID().toString();
    private final Vertx vertx = Vertx.vertx();
    private final Waits waits = new Waits();
    private final MoveSignals hearing = signals(waits);
    private final MoveSignals telling = signals(new Waits());

    private MoveSignals signals(Waits ends) {
        Pool closed = Database.pool(vertx, DATABASE.options());
        closed.close().await();
        return new MoveSignals(vertx, closed, DATABASE.options(), ends, true);
    }

    @BeforeEach
    void start() {
        hearing.start().await();
    }

    @AfterEach
    void stop() {
        hearing.stop().await();
        telling.stop().await();
        vertx.close().await();
    }

    @Test
    void whatMovesElsewhereEndsWaitsHere() throws Exception {
        for (int i = 0; i < 200; i++) {
            var execution = UUID.randomUUID().toString();
            var ended = held(execution);
            telling.moved(environment, execution, 2);
            assertThat(ended.get()).isEqualTo(Waits.End.MOVED);
        }
    }

    @Test
    void manyThatMoveTogetherAreTold() throws Exception {
        var executions =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(500).toList();
        var ended = executions.stream().map(this::held).toList();
        executions.forEach(it -> telling.moved(environment, it, 2));
        for (var end : ended) {
            assertThat(end.get()).isEqualTo(Waits.End.MOVED);
        }
    }

    @Test
    void aConnectionThatIsKilledIsMadeAgain() throws Exception {
        var before = DATABASE.ask("select pid " + LISTENERS);
        DATABASE.run("select pg_terminate_backend(pid) " + LISTENERS);
        Await.until(
                "another listener",
                () -> DATABASE.ask("select coalesce(max(pid), " + before + ") <> " + before + " " + LISTENERS)
                        .equals("true"));
        whatMovesElsewhereEndsWaitsHere();
    }

    private CompletableFuture<Waits.End> held(String execution) {
        var ended = new CompletableFuture<Waits.End>();
        waits.begin(environment, execution, ended::complete).hold(1);
        return ended;
    }
}

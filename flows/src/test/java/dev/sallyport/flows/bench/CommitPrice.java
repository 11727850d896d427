package dev.sallyport.flows.bench;

import dev.sallyport.flows.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Moves per second, as they are signalled, without signals, and with a NOTIFY within the commit instead. */
final class CommitPrice implements Figure {
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 16;
    private static final Duration ROUND = Duration.ofSeconds(4);

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        var asBuilt = new ArrayList<Double>();
        var off = new ArrayList<Double>();
        var within = new ArrayList<Double>();
        movesPerSecond(ground.here()); // warms up
        movesPerSecond(ground.silent());
        for (int round = 0; round < ROUNDS; round++) {
            asBuilt.add(movesPerSecond(ground.here()));
            off.add(movesPerSecond(ground.silent()));
            notifyWithin(ground);
            within.add(movesPerSecond(ground.silent()));
            ground.database().run("drop trigger bench_moved on flow_execution");
        }
        var moves = "moves of " + CLIENTS + " clients, " + ROUNDS + " rounds, ";
        return List.of(
                new Row(moves + "signals after the commit", Spread.of(asBuilt).medianAndSpread("/s")),
                new Row(moves + "no signals", Spread.of(off).medianAndSpread("/s")),
                new Row(moves + "NOTIFY within the commit", Spread.of(within).medianAndSpread("/s")));
    }

    private static void notifyWithin(Ground ground) {
        ground.database().run("""
                create or replace function bench_moved() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('sallyport_moved', format(E'-\\n%s %s %s', new.environment, new.id, new.version));
                    return null;
                end $$
                """);
        ground.database()
                .run(
                        "create trigger bench_moved after update on flow_execution for each row execute function bench_moved()");
    }

    private static double movesPerSecond(RunningServer server) throws Exception {
        var moves = new LongAdder();
        var began = System.nanoTime();
        var end = began + ROUND.toNanos();
        Callable<Void> client = () -> {
            while (System.nanoTime() < end) {
                var run = Run.start(server);
                for (int i = 0; i < Run.MOVES && System.nanoTime() < end; i++) {
                    run.move(server);
                    moves.increment();
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (var it : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
                it.get();
            }
        }
        return moves.sum() * 1e9 / (System.nanoTime() - began);
    }
}

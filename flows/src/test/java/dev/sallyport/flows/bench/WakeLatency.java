package dev.sallyport.flows.bench;

import dev.sallyport.flows.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** From a move's answer to the answer of a poll that was held for it; a poll that is answered first counts as 0. */
final class WakeLatency implements Figure {
    private static final int MOVES = 1_000;
    private static final Duration UNTIL_HELD = Duration.ofMillis(20);

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        awaited(ground.here(), ground.here(), 100); // warms up
        awaited(ground.here(), ground.there(), 100);
        var polls = "a held poll is answered after a move, %s, " + MOVES + " moves";
        return List.of(
                new Row(
                        polls.formatted("same process"),
                        awaited(ground.here(), ground.here(), MOVES).medianAndTail("ms")),
                new Row(
                        polls.formatted("another process"),
                        awaited(ground.here(), ground.there(), MOVES).medianAndTail("ms")),
                new Row("the same by polling every 2 s (expected)", "median 1000 ms, p99 1980 ms"));
    }

    private static Spread awaited(RunningServer moving, RunningServer holding, int moves) throws Exception {
        var millis = new ArrayList<Double>();
        while (millis.size() < moves) {
            var run = Run.start(moving);
            for (int i = 0; i < Run.MOVES && millis.size() < moves; i++) {
                var answered = new AtomicLong();
                var poll = run.poll(holding, 30).thenAccept(it -> answered.set(System.nanoTime()));
                LockSupport.parkNanos(UNTIL_HELD.toNanos());
                run.move(moving);
                var moved = System.nanoTime();
                poll.join();
                millis.add(Math.max(0, answered.get() - moved) / 1e6);
            }
        }
        return Spread.of(millis);
    }
}

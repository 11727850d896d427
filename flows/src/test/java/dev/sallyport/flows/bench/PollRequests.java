package dev.sallyport.flows.bench;

import dev.sallyport.flows.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** How many requests it takes to see a pairing end after half a minute. */
final class PollRequests implements Figure {
    private static final Duration PAIRING = Duration.ofSeconds(30);

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        var polled = new FutureTask<>(() -> requests(ground.here(), 0, Duration.ofSeconds(2)));
        Thread.ofVirtual().start(polled);
        var held = requests(ground.here(), 30, Duration.ZERO);
        return List.of(
                new Row(
                        "requests until a pairing of 30 s is seen to end, polled every 2 s",
                        polled.get() + " requests"),
                new Row("the same with held polls of 30 s", held + " requests"));
    }

    /** A move ends what is polled, as a phone's claim does. */
    private static int requests(RunningServer server, int seconds, Duration pause) throws Exception {
        var run = Run.start(server);
        run.move(server);
        var polls = run.view();
        var end = new FutureTask<>(() -> {
            LockSupport.parkNanos(PAIRING.toNanos());
            run.move(server);
            return true;
        });
        Thread.ofVirtual().start(end);
        int requests = 1;
        while (polls.poll(server, seconds).join().statusCode() == 304) {
            LockSupport.parkNanos(pause.toNanos());
            requests++;
        }
        end.get();
        return requests;
    }
}

package dev.sallyport.engine.run;

import static dev.sallyport.engine.run.Waits.End.CROWDED_OUT;
import static dev.sallyport.engine.run.Waits.End.MOVED;
import static dev.sallyport.engine.run.Waits.End.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.run.Waits.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private final Waits waits = new Waits();
    private final List<Waits.End> ends = new ArrayList<>();

    private Waits.Wait begin(String execution) {
        return waits.begin("e", execution, ends::add);
    }

    @Test
    void aLaterVersionEndsAWaitOnce() {
        begin("a").hold(3);
        waits.moved("e", "b", 9);
        waits.moved("other", "a", 9);
        waits.moved("e", "a", 3);
        assertThat(ends).isEmpty();

        waits.moved("e", "a", 4);
        waits.moved("e", "a", 5);
        assertThat(ends).containsExactly(MOVED);
        assertThat(waits.held()).isEmpty();
    }

    @Test
    void noMoveSlipsThroughBetweenBeginningAndReading() {
        var wait = begin("a");
        waits.moved("e", "a", 4);
        assertThat(ends).isEmpty();
        wait.hold(3);
        assertThat(ends).containsExactly(MOVED);
    }

    @Test
    void aMoveThatTheReadSawEndsNothing() {
        var wait = begin("a");
        waits.moved("e", "a", 4);
        wait.hold(4);
        assertThat(ends).isEmpty();
        assertThat(waits.held()).containsExactly(new Awaited("e", "a", 4));
    }

    @Test
    void whoeverGoesAwayIsNotCalled() {
        var wait = begin("a");
        wait.hold(1);
        wait.end();
        wait.end();
        waits.moved("e", "a", 2);
        waits.stop();
        assertThat(ends).isEmpty();
    }

    @Test
    void theFifthEndsTheOldestOfItsExecutionAlone() {
        var named = new ArrayList<String>();
        begin("b").hold(1);
        for (var name : List.of("1", "2", "3", "4")) {
            waits.begin("e", "a", end -> named.add(name + " " + end)).hold(1);
        }
        begin("a"); // has proved nothing yet
        assertThat(named).isEmpty();
        waits.begin("e", "a", end -> named.add("5 " + end)).hold(1);

        assertThat(named).containsExactly("1 " + CROWDED_OUT);
        assertThat(waits.held()).hasSize(5);
    }

    @Test
    void beyondTheMostNobodyIsHeld() {
        IntStream.range(0, Waits.MOST).forEach(it -> begin("a" + it).hold(1));
        assertThat(ends).isEmpty();
        begin("b").hold(1);
        assertThat(ends).containsExactly(CROWDED_OUT);
    }

    @Test
    void aStopEndsAllAndHoldsNobodyAfterwards() {
        begin("a").hold(1);
        var reading = begin("a");
        waits.stop();
        assertThat(ends).containsExactly(STOPPED);
        reading.hold(1);
        begin("b").hold(1);
        assertThat(ends).containsExactly(STOPPED, STOPPED, STOPPED);
        assertThat(waits.held()).isEmpty();
    }
}

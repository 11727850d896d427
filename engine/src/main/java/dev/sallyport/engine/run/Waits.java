package dev.sallyport.engine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who waits for which execution to move, in this process. A wait begins before its execution is read, so that no move slips
 * through between the two; it counts from when it is held. Thread-safe; waits are called back by whoever ends them.
 */
public final class Waits {
    /** A fifth wait for an execution ends the oldest. */
    public static final int MOST_PER_EXECUTION = 4;

    /** Beyond these nobody is held. */
    static final int MOST = 50_000;

    private final Map<Place, Deque<Wait>> waits = new HashMap<>();
    private int count;
    private boolean stopped;

    /** Why a wait ended. */
    public enum End {
        MOVED,
        /** There were too many. */
        CROWDED_OUT,
        /** The server stops. */
        STOPPED
    }

    /** An execution, and the version that somebody has seen of it. */
    public record Awaited(String environment, String execution, long version) {}

    private record Place(String environment, String execution) {}

    /** Listens for moves of an execution that is about to be read. */
    public Wait begin(String environment, String execution, Consumer<End> ended) {
        var wait = new Wait(new Place(environment, execution), ended);
        synchronized (this) {
            if (!stopped && count < MOST) {
                waits.computeIfAbsent(wait.place, it -> new ArrayDeque<>(1)).add(wait);
                count++;
                wait.isListening = true;
            }
        }
        return wait;
    }

    /** An execution has a version: ends the waits of those who have seen an earlier one. */
    public void moved(String environment, String execution, long version) {
        var ended = new ArrayList<Wait>();
        synchronized (this) {
            for (var wait : waits.getOrDefault(new Place(environment, execution), new ArrayDeque<>(0))) {
                wait.newest = Math.max(wait.newest, version);
                if (wait.isHeld && wait.newest > wait.seen) {
                    ended.add(wait);
                }
            }
            ended.forEach(this::remove);
        }
        ended.forEach(it -> it.ended.accept(End.MOVED));
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    /** All that are held. */
    public synchronized List<Awaited> held() {
        return waits.values().stream()
                .flatMap(Deque::stream)
                .filter(it -> it.isHeld)
                .map(it -> new Awaited(it.place.environment(), it.place.execution(), it.seen))
                .toList();
    }

    /** Ends all waits, and from now on each that is held. */
    public void stop() {
        List<Wait> ended;
        synchronized (this) {
            stopped = true;
            ended = waits.values().stream()
                    .flatMap(Deque::stream)
                    .filter(it -> it.isHeld)
                    .toList();
            ended.forEach(this::remove);
        }
        ended.forEach(it -> it.ended.accept(End.STOPPED));
    }

    private void remove(Wait wait) {
        if (wait.isListening) {
            wait.isListening = false;
            count--;
            waits.computeIfPresent(wait.place, (place, there) -> {
                there.remove(wait);
                return there.isEmpty() ? null : there;
            });
        }
    }

    /** Somebody who waits. */
    public final class Wait {
        private final Place place;
        private final Consumer<End> ended;

        // Guarded by the waits.
        private boolean isListening;
        private boolean isHeld;
        private long seen;
        private long newest;

        private Wait(Place place, Consumer<End> ended) {
            this.place = place;
            this.ended = ended;
        }

        /** The execution was read: calls back once, as soon as it has a later version than this; maybe at once. */
        public void hold(long version) {
            var called = this;
            End why;
            synchronized (Waits.this) {
                if (newest > version) {
                    why = End.MOVED;
                } else if (stopped) {
                    why = End.STOPPED;
                } else {
                    why = End.CROWDED_OUT;
                    if (isListening) {
                        seen = version;
                        isHeld = true;
                        var oldest = oldestOfTooMany();
                        if (oldest.isEmpty()) {
                            return;
                        }
                        called = oldest.get();
                    }
                }
                remove(called);
            }
            called.ended.accept(why);
        }

        private Optional<Wait> oldestOfTooMany() {
            var held = waits.getOrDefault(place, new ArrayDeque<>(0)).stream()
                    .filter(it -> it.isHeld)
                    .toList();
            return held.size() > MOST_PER_EXECUTION ? Optional.of(held.getFirst()) : Optional.empty();
        }

        /** Nobody waits any more; it will not call back. */
        public void end() {
            synchronized (Waits.this) {
                remove(this);
            }
        }
    }
}

package dev.sallyport.hal.access;

import java.util.LinkedHashMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A small map in memory that forgets what was used least recently once it is full. Thread-safe. */
final class Bounded<V> {
    private final LinkedHashMap<String, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    Bounded(int most) {
        this.most = most;
    }

    synchronized @Nullable V find(String key) {
        return entries.get(key);
    }

    synchronized void put(String key, V value) {
        merge(key, value, (before, given) -> given);
    }

    /** Puts a value, or what becomes of it together with the one before. */
    synchronized void merge(String key, V value, BinaryOperator<V> join) {
        var before = entries.get(key);
        entries.put(key, before == null ? value : join.apply(before, value));
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }

    synchronized void remove(String key) {
        entries.remove(key);
    }

    synchronized int size() {
        return entries.size();
    }
}

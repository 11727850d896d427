package dev.sallyport.hal.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one purpose, at least one: the current one seals and signs, all of them open and verify.
 *
 * <p>A key dated ahead is not current before its date, so that every process can learn it before one of them uses it.
 */
final class Shelf<K> {

    /** A key with its id and the instant from which it is used. */
    record Dated<K>(String id, Instant from, K key) {}

    private final List<Dated<K>> newestFirst;
    private final Map<String, K> byId;

    /** Of two keys of one date the later in the list counts as newer. */
    Shelf(List<Dated<K>> keys) {
        newestFirst = keys.reversed().stream()
                .sorted(Comparator.<Dated<K>, Instant>comparing(Dated::from).reversed())
                .toList();
        byId = keys.stream().collect(Collectors.toUnmodifiableMap(Dated::id, Dated::key));
    }

    Dated<K> current(Instant now) {
        for (var key : newestFirst) {
            if (!key.from().isAfter(now)) {
                return key;
            }
        }
        return newestFirst.getLast(); // a clock behind all of them: the oldest is the one that every process knows
    }

    @Nullable K find(String id) {
        return byId.get(id);
    }

    /** All keys, newest first. */
    List<Dated<K>> all() {
        return newestFirst;
    }
}

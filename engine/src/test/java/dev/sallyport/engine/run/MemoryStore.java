package dev.sallyport.engine.run;

import static io.vertx.core.Future.succeededFuture;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.run.Found.StoredReceipt;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions in memory, guarded by their versions; the next writes can be told to fail. */
final class MemoryStore implements FlowStore {
    final Map<String, FlowExecution> executions = new HashMap<>();
    final Map<String, StoredReceipt> receipts = new HashMap<>();
    /** The execution behind the only resource, by its lookup. */
    final Map<String, String> lookups = new HashMap<>();

    final List<Kept<?>> kept = new ArrayList<>();

    /** What was written, the newest last. */
    final List<Written> writes = new ArrayList<>();

    /** What becomes of the next tries to write, in order; after them, writes succeed. */
    final Deque<Commit> next = new ArrayDeque<>();

    int tries;

    @Override
    public Future<Commit> start(FlowExecution execution, Written written) {
        return succeededFuture(write(execution, written, Optional.of(new Subject(execution.user(), kept))));
    }

    @Override
    public Future<Optional<Found>> read(String environment, String id) {
        return load(environment, id, null);
    }

    @Override
    public Future<Optional<Found>> load(String environment, String id, @Nullable String receiptKey) {
        var receipt = Optional.ofNullable(receiptKey).map(receipts::get);
        return succeededFuture(Optional.ofNullable(executions.get(environment + "/" + id))
                .map(it -> new Found(it, new Subject(it.user(), kept), receipt)));
    }

    @Override
    public Future<Optional<Holding>> find(String environment, String kind, List<String> spellings) {
        return spellings.stream()
                .map(lookups::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> load(environment, id, null)
                        .map(found ->
                                found.map(it -> new Holding(kept.getFirst().key(), it))))
                .orElseGet(() -> succeededFuture(Optional.empty()));
    }

    @Override
    public Future<Prior> prior(String environment, String key, String user, Instant now) {
        return succeededFuture(new Prior(Optional.ofNullable(receipts.get(key)), new Subject(user, kept)));
    }

    @Override
    public Future<Commit> commit(FlowExecution before, FlowExecution after, Written written) {
        var current = executions.get(before.environment() + "/" + before.id());
        return succeededFuture(
                current == null || current.version() != before.version()
                        ? new Commit.Stale()
                        : write(after, written, Optional.empty()));
    }

    private Commit write(FlowExecution after, Written written, Optional<Subject> subject) {
        tries++;
        var told = next.poll();
        if (told != null) {
            return told;
        }
        var remembered = written.remembered();
        if (remembered != null
                && receipts.putIfAbsent(
                                remembered.key(), new StoredReceipt(remembered.bodyDigest(), remembered.answer()))
                        != null) {
            return new Commit.Known();
        }
        executions.put(after.environment() + "/" + after.id(), after);
        writes.add(written);
        return new Commit.Stored(subject);
    }
}

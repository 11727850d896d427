package dev.sallyport.engine.run;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to executions, and when. It outlives them, and holds no address, code or token. */
public interface Journal {

    /**
     * A stored move.
     *
     * @param version the execution's, once the move was stored
     * @param step the step that was asked, by its name in the definition; null: the start, or the flow was over
     * @param status the execution's, once the move was stored
     * @param problem the refusal that was stored with it, by its name; null: none
     * @param trace the trace's id; null: the move is older than traces
     */
    record Line(
            long version,
            Instant at,
            @Nullable String step,
            String action,
            String status,
            @Nullable String problem,
            @Nullable String trace) {}

    /**
     * Lines of an execution, the newest last.
     *
     * @param count how many there are in all
     */
    record Lines(List<Line> lines, long count) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Reads lines: one statement.
     *
     * @param after the version after which to begin; 0: at the start
     * @param limit how many at most, from 1
     * @return empty where there is no line of such an execution at all
     */
    Future<Optional<Lines>> read(String environment, String execution, long after, int limit);
}

package dev.sallyport.engine.pg;

import dev.sallyport.engine.run.Journal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the journal, which moves write. */
public final class PgJournal implements Journal {
    private static final String JOURNAL = Sql.of("journal.sql");

    private final Pool pool;

    public PgJournal(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Optional<Lines>> read(String environment, String execution, long after, int limit) {
        return pool.preparedQuery(JOURNAL)
                .execute(Tuple.of(Parameters.uuid(environment), Parameters.uuid(execution), after, limit))
                .map(rows -> {
                    var lines = new ArrayList<Line>();
                    var count = 0L;
                    for (var row : rows) {
                        count = row.getLong("count");
                        if (row.getLong("version") != null) {
                            lines.add(line(row));
                        }
                    }
                    return count == 0 ? Optional.empty() : Optional.of(new Lines(lines, count));
                });
    }

    private static Line line(Row row) {
        return new Line(
                row.getLong("version"),
                Rows.at(row, "at"),
                row.getString("step"),
                row.getString("action"),
                row.getString("status"),
                row.getString("problem"),
                row.getString("trace"));
    }
}

package dev.sallyport.engine.pg;

import dev.sallyport.engine.Kind;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.Places;
import dev.sallyport.engine.run.StepCatalog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Seals kept resources with the newest key, page by page, so that an old key can be thrown away in the end. What else
 * is sealed (states, messages, receipts) is gone within hours.
 */
public final class Resealer {
    private static final Logger LOG = System.getLogger(Resealer.class.getName());
    private static final int PAGE = 200;
    private static final String READ = Sql.of("reseal_page.sql");
    private static final String WRITE = Sql.of("reseal.sql");

    private final Pool pool;
    private final Codec codec;
    private final List<Kind<?>> kinds;

    public Resealer(Pool pool, StepCatalog steps, Codec codec) {
        this.pool = pool;
        this.codec = codec;
        this.kinds = steps.all().stream()
                .flatMap(it -> it.kinds().stream())
                .distinct()
                .toList();
    }

    /**
     * Goes through everything once.
     *
     * @return how many resources were sealed anew
     */
    public Future<Integer> run(Collection<String> environments) {
        var done = Future.succeededFuture(0);
        for (var environment : environments) {
            for (var kind : kinds) {
                done = done.compose(before -> from(environment, kind, "", before));
            }
        }
        return done;
    }

    private Future<Integer> from(String environment, Kind<?> kind, String after, int before) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(Parameters.uuid(environment), kind.name(), after, PAGE))
                .compose(rows -> {
                    var written = new ArrayList<Future<Integer>>();
                    var last = after;
                    for (var row : rows) {
                        written.add(reseal(environment, kind, row));
                        last = row.getString("key");
                    }
                    var next = last;
                    return Future.all(written)
                            .map(all -> all.<Integer>list().stream()
                                            .mapToInt(it -> it)
                                            .sum()
                                    + before)
                            .compose(sum -> rows.size() < PAGE
                                    ? Future.succeededFuture(sum)
                                    : from(environment, kind, next, sum));
                });
    }

    private Optional<String> sealedAnew(String environment, Kind<?> kind, String key, String body) {
        try {
            return codec.sealedAnew(body, kind.body(), Places.resource(environment, kind.name(), key));
        } catch (RuntimeException e) { // one that does not open holds up no other
            LOG.log(Level.WARNING, "a resource of kind {0} does not open", kind.name());
            return Optional.empty();
        }
    }

    private Future<Integer> reseal(String environment, Kind<?> kind, Row row) {
        var key = row.getString("key");
        return sealedAnew(environment, kind, key, row.getString("body"))
                .map(body -> pool.preparedQuery(WRITE)
                        .execute(Tuple.of(Parameters.uuid(environment), kind.name(), key, row.getLong("version"), body))
                        .map(it -> it.rowCount()))
                .orElseGet(() -> Future.succeededFuture(0));
    }
}

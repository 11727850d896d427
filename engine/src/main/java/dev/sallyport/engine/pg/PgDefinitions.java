package dev.sallyport.engine.pg;

import dev.sallyport.engine.run.DefinitionReader;
import dev.sallyport.engine.run.FlowCatalog;
import dev.sallyport.engine.run.FlowDefinition;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps every version of every definition in PostgreSQL. */
public final class PgDefinitions implements FlowCatalog.DefinitionStore {
    private static final String NEWEST = Sql.of("newest_definitions.sql");
    private static final String ONE = Sql.of("definition.sql");
    private static final String PUBLISH = Sql.of("publish_definition.sql");

    private final Pool pool;
    private final DefinitionReader reader;

    public PgDefinitions(Pool pool, DefinitionReader reader) {
        this.pool = pool;
        this.reader = reader;
    }

    /** Publishes a checked definition; a new version comes to be only where its text has changed. */
    public static Future<Void> publish(SqlClient client, FlowDefinition definition, String source, Instant now) {
        return client.preparedQuery(PUBLISH)
                .execute(Tuple.of(
                        Parameters.uuid(definition.environment()),
                        Parameters.uuid(definition.id()),
                        definition.name(),
                        source,
                        Parameters.at(now)))
                .mapEmpty();
    }

    /** The newest version of each definition. */
    public Future<List<FlowDefinition>> newest(Collection<String> environments) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of((Object) Parameters.uuids(environments)))
                .map(rows -> {
                    var found = new ArrayList<FlowDefinition>();
                    rows.forEach(row -> found.add(reader.read(
                            row.getString("name"),
                            row.getString("source"),
                            row.getUUID("environment").toString(),
                            row.getInteger("version"))));
                    return found;
                });
    }

    @Override
    public Future<FlowDefinition> read(String environment, String id, int version) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(Parameters.uuid(environment), Parameters.uuid(id), version))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return reader.read(row.getString("name"), row.getString("source"), environment, version);
                });
    }
}

package dev.sallyport.hal.demo;

import dev.sallyport.hal.view.OpenMapper;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the console shows of the demo's environment; each document is one statement. */
public final class ConsoleData {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID ENVIRONMENT = UUID.fromString(Demo.ENVIRONMENT);
    private static final String EXECUTIONS = text("executions.sql");
    private static final String DEFINITIONS = text("definitions.sql");

    private final String base;
    private final Pool pool;
    private final InstantSource clock;

    public ConsoleData(String base, Pool pool, InstantSource clock) {
        this.base = base;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * The newest executions that have not expired, and how many there are in each state.
     *
     * @param status of these alone; null: of any
     */
    Future<ObjectNode> executions(@Nullable String status, int limit) {
        var now = clock.instant();
        return pool.preparedQuery(EXECUTIONS)
                .execute(Tuple.of(ENVIRONMENT, now.atOffset(ZoneOffset.UTC), status, limit))
                .map(rows -> {
                    var document = document("/demo/executions");
                    document.put("now", OpenMapper.text(now));
                    var list = document.withObject("/_embedded").putArray("executions");
                    for (var row : rows) {
                        document.set("states", JSON.readTree(row.getString("states")));
                        if (row.getUUID("id") != null) {
                            execution(list.addObject(), row);
                        }
                    }
                    return document.put("size", list.size());
                });
    }

    private static void execution(ObjectNode out, Row row) {
        out.put("id", row.getUUID("id").toString())
                .put("version", row.getLong("version"))
                .put("user", row.getString("user_id"))
                .put("definition", row.getString("definition_name") + " v" + row.getInteger("definition_version"))
                .put("step", row.getString("step"))
                .put("status", row.getString("status"))
                .put("result", row.getString("result"))
                .put("createdAt", instant(row, "created_at"))
                .put("updatedAt", instant(row, "updated_at"))
                .put("expiresAt", instant(row, "expires_at"));
    }

    /** The newest version of each definition, with its source as it was published. */
    Future<ObjectNode> definitions() {
        return pool.preparedQuery(DEFINITIONS).execute(Tuple.of(ENVIRONMENT)).map(rows -> {
            var document = document("/demo/definitions");
            var list = document.withObject("/_embedded").putArray("definitions");
            rows.forEach(row -> list.addObject()
                    .put("id", row.getUUID("id").toString())
                    .put("version", row.getInteger("version"))
                    .put("name", row.getString("name"))
                    .put("source", row.getString("source"))
                    .put("createdAt", instant(row, "created_at")));
            return document.put("size", list.size());
        });
    }

    private ObjectNode document(String path) {
        var document = JsonNodeFactory.instance.objectNode();
        document.putObject("_links").putObject("self").put("href", base + path);
        document.putObject("_embedded");
        return document;
    }

    private static String instant(Row row, String column) {
        return OpenMapper.text(row.getOffsetDateTime(column).toInstant());
    }

    private static String text(String file) {
        try (var in = ConsoleData.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no statement " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

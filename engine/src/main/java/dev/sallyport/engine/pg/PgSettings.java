package dev.sallyport.engine.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps the environments' settings in PostgreSQL, as JSON. */
public final class PgSettings {
    private static final String PUT = Sql.of("put_setting.sql");
    private static final String ALL = Sql.of("settings.sql");

    private PgSettings() {}

    /**
     * A setting.
     *
     * @param kind such as {@code deviceAuthenticationPolicy}
     * @param key unique within environment and kind
     */
    public record Setting(String environment, String kind, String key, String json) {}

    public static Future<Void> put(SqlClient client, Setting setting, Instant now) {
        return client.preparedQuery(PUT)
                .execute(Tuple.of(
                        Parameters.uuid(setting.environment()),
                        setting.kind(),
                        setting.key(),
                        setting.json(),
                        Parameters.at(now)))
                .mapEmpty();
    }

    public static Future<List<Setting>> all(SqlClient client, Collection<String> environments) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of((Object) Parameters.uuids(environments)))
                .map(rows -> {
                    var found = new ArrayList<Setting>();
                    rows.forEach(row -> found.add(new Setting(
                            row.getUUID("environment").toString(),
                            row.getString("kind"),
                            row.getString("key"),
                            row.getString("body"))));
                    return found;
                });
    }
}

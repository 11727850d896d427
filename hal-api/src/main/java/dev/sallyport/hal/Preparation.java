package dev.sallyport.hal;

import dev.sallyport.engine.pg.Migrations;
import dev.sallyport.engine.pg.PgDefinitions;
import dev.sallyport.engine.pg.PgSettings;
import dev.sallyport.engine.pg.PgSettings.Setting;
import dev.sallyport.engine.run.DefinitionReader;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.engine.run.WrongDefinition;
import dev.sallyport.engine.run.WrongDefinition.Finding;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.environment.EnvironmentFiles;
import dev.sallyport.hal.environment.EnvironmentFiles.Loaded;
import dev.sallyport.hal.environment.JsonFiles;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings files into the database when a server starts, one process at a time. */
final class Preparation {
    private static final String ENVIRONMENT = "environment";

    private final Pool pool;
    private final InstantSource clock;

    Preparation(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A definition as it was checked, and the text that is published. */
    private record Checked(FlowDefinition definition, String source) {}

    /**
     * Migrates the schema, and publishes environments and definitions.
     *
     * @return the environments as the database has them now
     */
    Future<List<Environment>> run(List<Loaded> environments, Path flows, DefinitionReader reader) {
        var definitions = definitions(environments, flows, reader); // wrong files stop the server before it writes
        return Migrations.run(pool, connection -> publish(connection, environments, definitions))
                .compose(it -> PgSettings.all(
                        pool,
                        environments.stream()
                                .map(loaded -> loaded.environment().id())
                                .toList()))
                .map(settings -> settings.stream()
                        .filter(it -> it.kind().equals(ENVIRONMENT))
                        .map(it -> EnvironmentFiles.read(it.key(), it.json()).environment())
                        .toList());
    }

    private static List<Checked> definitions(List<Loaded> environments, Path flows, DefinitionReader reader) {
        var checked = new ArrayList<Checked>();
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (var file : JsonFiles.in(flows)) {
            var source = JsonFiles.text(file);
            for (var it : environments) {
                var definition =
                        reader.read(file.toString(), source, it.environment().id(), 1);
                unique(file, "/name", names.add(it.environment().id() + " " + definition.name()));
                unique(file, "/id", ids.add(it.environment().id() + " " + definition.id()));
                checked.add(new Checked(definition, source));
            }
        }
        return checked;
    }

    private static void unique(Path file, String pointer, boolean isNew) {
        if (!isNew) {
            throw new WrongDefinition(
                    file.toString(), List.of(new Finding(pointer, 1, 1, "another file's definition has the same")));
        }
    }

    private Future<Void> publish(SqlConnection connection, List<Loaded> environments, List<Checked> definitions) {
        var done = Future.<Void>succeededFuture();
        for (var it : environments) {
            var id = it.environment().id();
            done = done.compose(
                    before -> PgSettings.put(connection, new Setting(id, ENVIRONMENT, id, it.text()), clock.instant()));
        }
        for (var it : definitions) {
            done = done.compose(
                    before -> PgDefinitions.publish(connection, it.definition(), it.source(), clock.instant()));
        }
        return done;
    }
}

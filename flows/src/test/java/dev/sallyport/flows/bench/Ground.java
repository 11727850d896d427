package dev.sallyport.flows.bench;

import dev.sallyport.flows.RunningServer;
import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.embedded.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** One PostgreSQL, two server processes that tell each other of moves, and one that does not. */
record Ground(TestDatabase database, RunningServer here, RunningServer there, RunningServer silent)
        implements AutoCloseable {

    static Ground prepare() throws Exception {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "run-");
        var keys = folder.resolve("keys.json");
        KeyFile.createIfAbsent(keys, InstantSource.system(), new SecureRandom());
        var database = TestDatabase.fresh();
        return new Ground(
                database,
                start(folder, database, keys, "on"),
                start(folder, database, keys, "on"),
                start(folder, database, keys, "off"));
    }

    private static RunningServer start(Path folder, TestDatabase database, Path keys, String signals) throws Exception {
        var port = String.valueOf(RunningServer.freePort());
        return RunningServer.start(
                Map.of(
                        "PORT",
                        port,
                        "PUBLIC_URL",
                        "http://localhost:" + port,
                        "DATABASE_URL",
                        database.url(),
                        "SALLYPORT_KEYS_FILE",
                        keys.toString(),
                        "SALLYPORT_DEMO",
                        "true",
                        "SALLYPORT_JAVA_OPTS",
                        "-Xmx256m",
                        "SIGNALS",
                        signals,
                        "SOURCE_LIMIT",
                        "0"),
                Files.createTempFile(folder, "server-", ".log"));
    }

    /** On what it runs, for whoever compares tables. */
    String header() throws IOException {
        return "PostgreSQL %s, fsync %s, synchronous_commit %s; %d processors, load %s"
                .formatted(
                        database.ask("show server_version"),
                        database.ask("show fsync"),
                        database.ask("show synchronous_commit"),
                        Runtime.getRuntime().availableProcessors(),
                        Files.readString(Path.of("/proc/loadavg")).strip());
    }

    @Override
    public void close() {
        here.close();
        there.close();
        silent.close();
    }
}

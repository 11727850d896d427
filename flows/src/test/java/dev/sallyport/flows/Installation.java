package dev.sallyport.flows;

import dev.sallyport.hal.embedded.EmbeddedPostgres;
import dev.sallyport.hal.embedded.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data directory and a port, on which one server after the other runs; in the end, nothing of it runs any more. */
final class Installation implements AutoCloseable {
    private static final Path PROOFS = Path.of("target", "proofs");
    private static final Path SHARED = Path.of("target", "test-database");

    private final Path home;
    private final int port;
    private @Nullable RunningServer server;

    private Installation(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Nothing runs in it yet. */
    static Installation fresh() throws Exception {
        TestDatabase.fresh(); // unpacks PostgreSQL's programs, which takes longer than all else; once is enough
        var home = Files.createTempDirectory(Files.createDirectories(PROOFS), "data-")
                .toRealPath();
        try (var shared = Files.list(SHARED)) {
            for (var programs : shared.filter(it -> it.getFileName().toString().matches("postgres-[0-9.]+"))
                    .toList()) {
                Files.createSymbolicLink(home.resolve(programs.getFileName()), programs.toRealPath());
            }
        }
        return new Installation(home, RunningServer.freePort());
    }

    RunningServer start() throws Exception {
        return start(Map.of());
    }

    /** Starts a server in the place of the last one, which must have ended. */
    RunningServer start(Map<String, String> variables) throws Exception {
        var all = new HashMap<>(variables);
        all.put("DATA_DIR", home.toString());
        all.put("PORT", String.valueOf(port));
        var started = RunningServer.start(all, home.resolve("server.log"));
        server = started;
        return started;
    }

    RunningServer startAfterKill() throws Exception {
        return startAfterKill(Map.of());
    }

    /** Kills the server that runs, if any, and starts the next one. */
    RunningServer startAfterKill(Map<String, String> variables) throws Exception {
        if (server != null) {
            server.kill();
        }
        return start(variables);
    }

    Path keys() {
        return home.resolve("keys.json");
    }

    boolean hasRunningDatabase() {
        return Files.exists(home.resolve("postgres/postmaster.pid"));
    }

    /** Kills PostgreSQL, and waits until it is gone. */
    void killDatabase() throws Exception {
        var lines = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
        var postmaster =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
    }

    @Override
    public void close() throws IOException, EmbeddedPostgres.Unavailable {
        if (server != null) {
            server.kill();
            EmbeddedPostgres.start(home).stop();
        }
        try (var paths = Files.walk(home)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A new data directory for one test; whatever runs in it is stopped and all is deleted in the end. */
record DataDirectory(Path path) implements AutoCloseable {
    private static final int TRIES = 100;

    static DataDirectory empty() throws IOException {
        var target = Files.createDirectories(Path.of("target"));
        return new DataDirectory(Files.createTempDirectory(target, "data-").toRealPath());
    }

    /** Unpacking takes longer than all else, and one test of it is enough. */
    static DataDirectory withBinaries() throws IOException, Unavailable {
        var binaries =
                Binaries.unpackedIn(Files.createDirectories(TestDatabase.HOME).toAbsolutePath());
        var made = empty();
        Files.createSymbolicLink(made.path.resolve(binaries.home().getFileName()), binaries.home());
        return made;
    }

    EmbeddedPostgres start() throws Unavailable {
        return EmbeddedPostgres.start(path);
    }

    Cluster cluster() {
        return new Cluster(path);
    }

    long pid() throws IOException {
        return PidFile.of(cluster().database()).orElseThrow().pid();
    }

    @Override
    public void close() throws IOException, Unavailable {
        if (Files.exists(cluster().database())) {
            start().stop();
        }
        for (int tried = 1; Files.exists(path); tried++) {
            delete(tried == TRIES);
        }
    }

    /** What a killed server had started may still be writing. */
    private void delete(boolean last) throws IOException {
        try {
            Partial.delete(path);
        } catch (IOException | UncheckedIOException e) {
            if (last) {
                throw e;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}

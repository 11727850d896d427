package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the data directory keeps what.
 *
 * @param home the data directory's real path
 */
record Cluster(Path home) {
    static final String USER = "sallyport";
    static final String DATABASE = "sallyport";

    /** PostgreSQL's own data directory; only a whole one has this name. */
    Path database() {
        return home.resolve("postgres");
    }

    Path passwordFile() {
        return home.resolve("postgres.password");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    boolean exists() {
        return Files.exists(database());
    }

    /** The major version of PostgreSQL that wrote the data. */
    String version() throws IOException {
        return Files.readString(database().resolve("PG_VERSION")).strip();
    }

    String password() throws IOException, Unavailable {
        if (!Files.exists(passwordFile())) {
            throw new Unavailable("has data in " + database() + " but its password is gone: " + passwordFile()
                    + " is missing. Put it back, or move the data away to begin anew.");
        }
        return Files.readString(passwordFile()).strip();
    }
}

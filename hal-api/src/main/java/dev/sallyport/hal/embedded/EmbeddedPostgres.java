package dev.sallyport.hal.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * PostgreSQL 18 as a part of the product, for trying out and for small installations. It listens on loopback alone,
 * asks for a password (SCRAM) and keeps what it has committed. It may outlive the server: the next start with the same
 * data directory takes the running one over.
 */
public final class EmbeddedPostgres {
    static final String HOST = "127.0.0.1";

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final String password;
    private final int port;

    private EmbeddedPostgres(Cluster cluster, Postmaster postmaster, String password, int port) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.password = password;
        this.port = port;
    }

    /**
     * Takes over the database of a data directory, or starts it, or makes it first. Blocks for some seconds when it is
     * made, much less than one else. May be called by several processes at once; all get the same database.
     *
     * @param dataDirectory is made where it is missing
     */
    public static EmbeddedPostgres start(Path dataDirectory) throws Unavailable {
        try {
            // Not to be listed by others, but PostgreSQL may run under another account and must get to its part.
            var open = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
            var home = Files.createDirectories(dataDirectory, open).toRealPath();
            try (var _ = StartLock.of(home)) {
                Partial.clean(home);
                var binaries = Binaries.unpackedIn(home);
                var account = Account.current();
                var cluster = new Cluster(home);
                new ClusterMaker(cluster, binaries, account).make();
                var postmaster = new Postmaster(cluster, binaries, account);
                return new EmbeddedPostgres(cluster, postmaster, cluster.password(), postmaster.start());
            }
        } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
            throw new Unavailable("cannot use " + dataDirectory + ": " + e);
        }
    }

    /** An address of loopback. */
    public String host() {
        return HOST;
    }

    /** Chosen anew whenever PostgreSQL starts. */
    public int port() {
        return port;
    }

    /** Owns {@link #database()}, is no superuser, and may create databases. */
    public String user() {
        return Cluster.USER;
    }

    /** Secret; not for logs. */
    public String password() {
        return password;
    }

    public String database() {
        return Cluster.DATABASE;
    }

    /**
     * Ends PostgreSQL in order, whoever is still connected. Harmless where it has stopped already.
     *
     * @return a sentence on what went wrong; empty when nothing runs any more
     */
    public Optional<String> stop() {
        try (var _ = StartLock.of(cluster.home())) {
            return postmaster.stop();
        } catch (IOException e) {
            return Optional.of("The embedded PostgreSQL could not be stopped: " + e);
        }
    }

    /** There is no embedded database here; the message says why, and what to do instead. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String why) {
            super("The embedded PostgreSQL " + why.strip()
                    + "\nUse a database of your own: DATABASE_URL=postgresql://user:password@host/database");
        }
    }
}

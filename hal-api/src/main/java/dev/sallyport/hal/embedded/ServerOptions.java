package dev.sallyport.hal.embedded;

import java.util.ArrayList;
import java.util.List;

/** With what PostgreSQL starts; not kept with the data, so that a newer server brings newer settings. */
final class ServerOptions {
    private static final List<String> SETTINGS = List.of(
            // what is committed stays
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            // small
            "shared_buffers=64MB",
            "max_connections=50",
            "io_method=sync",
            "min_wal_size=32MB",
            "max_wal_size=256MB",
            // one machine, no copies
            "wal_level=minimal",
            "max_wal_senders=0",
            // addresses that people gave belong into the database, not into its log
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_checkpoints=off");

    private ServerOptions() {}

    /** One line for a shell, through which pg_ctl passes it. Loopback alone, and no socket file. */
    static String line(int port) {
        var options = new ArrayList<>(List.of("-p", String.valueOf(port), "-h", EmbeddedPostgres.HOST, "-k", "''"));
        for (var setting : SETTINGS) {
            options.add("-c");
            options.add(setting);
        }
        return String.join(" ", options);
    }
}

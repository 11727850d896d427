package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Makes a cluster in a directory beside, which takes its name when it is whole. The caller holds the lock. */
record ClusterMaker(Cluster cluster, Binaries binaries, Account account) {
    private static final int PASSWORD_BYTES = 32;

    /** Does nothing but compare versions where there is a cluster. */
    void make() throws IOException, Unavailable {
        if (cluster.exists()) {
            if (!cluster.version().equals(binaries.major())) {
                throw new Unavailable("%s cannot read %s, which PostgreSQL %s wrote."
                        .formatted(binaries.version(), cluster.database(), cluster.version()));
            }
            return;
        }
        var password = password();
        var making = Partial.directory(cluster.home());
        var passwordFile = secret(making.resolve("password"), password);
        account.own(making);
        initialize(making.resolve("database"), passwordFile);
        fill(making.resolve("database"), password);
        // The password first: a cluster that bears its name can be entered.
        Files.move(secret(making.resolve("kept"), password), cluster.passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(making.resolve("database"), cluster.database(), StandardCopyOption.ATOMIC_MOVE);
        Partial.sync(cluster.home());
        Partial.delete(making);
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Path secret(Path file, String content) throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(Files.createFile(file, mine), content + "\n");
    }

    private void initialize(Path database, Path passwordFile) throws IOException, Unavailable {
        run(
                List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + database,
                        "--username=postgres",
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"),
                "");
    }

    /** The server logs in as the owner of its database; nobody logs in as the superuser. */
    private void fill(Path database, String password) throws IOException, Unavailable {
        run(
                List.of(
                        binaries.program("postgres").toString(),
                        "--single",
                        "-D",
                        database.toString(),
                        "-c",
                        "exit_on_error=true",
                        "-c",
                        "log_min_error_statement=panic", // the first one holds the password
                        "postgres"),
                """
                create role %1$s login createdb password '%2$s';
                create database %3$s owner %1$s;
                alter role postgres password null;
                """.formatted(Cluster.USER, password, Cluster.DATABASE));
    }

    private void run(List<String> command, String input) throws IOException, Unavailable {
        var result = Command.run(cluster.home(), account, command, input);
        if (!result.succeeded()) {
            throw new Unavailable("could not be set up in " + cluster.home() + ": " + result.said());
        }
    }
}

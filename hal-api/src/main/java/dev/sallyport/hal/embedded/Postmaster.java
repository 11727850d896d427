package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The running PostgreSQL of a cluster. The caller holds the lock. */
record Postmaster(Cluster cluster, Binaries binaries, Account account) {
    private static final Inet4Address LOOPBACK = Inet4Address.ofLiteral(EmbeddedPostgres.HOST);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int PORTS_TO_TRY = 5;

    /** Takes over or starts, and gives the port. */
    int start() throws IOException, Unavailable {
        var running = awaited();
        if (running.isPresent()) {
            return running.get();
        }
        var stale = PidFile.of(cluster.database());
        if (stale.isPresent() && stale.get().isTaken()) {
            stale.get().delete();
        }
        account.own(cluster.database());
        return launch();
    }

    /** The port of the running one, which may be on its way up; or empty, when it has gone down. */
    private Optional<Integer> awaited() throws IOException, Unavailable {
        long begun = System.nanoTime();
        for (var found = alive(); found.isPresent(); found = alive()) {
            if (found.get().ready() && accepts(found.get().port())) {
                return Optional.of(found.get().port());
            }
            if (System.nanoTime() - begun
                    > Duration.ofSeconds(Command.LIMIT_SECONDS).toNanos()) {
                throw new Unavailable("runs as process %d but does not answer on port %d; see %s."
                        .formatted(found.get().pid(), found.get().port(), cluster.log()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    private Optional<PidFile> alive() throws IOException {
        var found = PidFile.of(cluster.database());
        return found.isPresent() && found.get().isAlive() ? found : Optional.empty();
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int launch() throws IOException, Unavailable {
        if (!Files.exists(cluster.log())) {
            Files.createFile(cluster.log());
        }
        account.own(cluster.log());
        String said = "";
        for (int attempt = 0; attempt < PORTS_TO_TRY; attempt++) {
            int port = freePort();
            long logged = Files.size(cluster.log());
            var result = control(
                    "start",
                    "--wait",
                    "--timeout=" + Command.LIMIT_SECONDS,
                    "--log=" + cluster.log(),
                    "--options=" + ServerOptions.line(port));
            if (result.succeeded()) {
                return port;
            }
            said = result.said() + loggedSince(logged);
            if (!said.contains("Address already in use")) { // else somebody was faster
                break;
            }
        }
        // A server that was killed while it started PostgreSQL holds no lock, but what it started may just have come
        // up.
        var other = awaited();
        if (other.isPresent()) {
            return other.get();
        }
        throw new Unavailable("did not start in " + cluster.database() + ": " + said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private String loggedSince(long position) throws IOException {
        try (var log = Files.newInputStream(cluster.log())) {
            log.skipNBytes(position);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A sentence on what went wrong. */
    Optional<String> stop() throws IOException {
        if (alive().isEmpty()) {
            return Optional.empty();
        }
        var result = control("stop", "--mode=fast", "--wait", "--timeout=" + Command.LIMIT_SECONDS);
        return result.succeeded() || alive().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The embedded PostgreSQL did not stop: " + result.said().strip());
    }

    private Command.Result control(String verb, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(binaries.program("pg_ctl").toString(), verb, "--silent", "--pgdata=" + cluster.database()));
        command.addAll(List.of(arguments));
        return Command.run(cluster.home(), account, command, "");
    }
}

package dev.sallyport.hal.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes about itself into {@code postmaster.pid} (src/include/utils/pidfile.h).
 *
 * @param port 0 as long as it is not written
 */
record PidFile(Path database, long pid, int port, boolean ready) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when PostgreSQL was shut down in order, or has only begun to write. */
    static Optional<PidFile> of(Path database) throws IOException {
        try {
            var lines = Files.readAllLines(file(database), StandardCharsets.ISO_8859_1);
            return Optional.of(new PidFile(
                    database,
                    Long.parseLong(line(lines, PID_LINE)),
                    line(lines, PORT_LINE).isEmpty() ? 0 : Integer.parseInt(line(lines, PORT_LINE)),
                    line(lines, STATUS_LINE).equals("ready")));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }

    private static Path file(Path database) {
        return database.resolve("postmaster.pid");
    }

    /**
     * Whether the process is still the one that wrote this. After a restart of the machine or its container, another
     * process may have the number; one that was killed but not yet buried has no command line.
     */
    boolean isAlive() throws IOException {
        var command = commandLine();
        if (!command.getFirst().endsWith("/postgres")) {
            return false;
        }
        int directory = command.indexOf("-D") + 1;
        if (directory == 0 || directory == command.size()) {
            return true; // nothing speaks against it
        }
        var used = Path.of(command.get(directory));
        return !Files.isDirectory(used) || Files.isSameFile(used, database); // not there: was moved while it ran
    }

    private List<String> commandLine() {
        try {
            var line = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of(""); // gone
        }
    }

    /** Whether a process has the number. PostgreSQL would believe that it is its own, and refuse to start. */
    boolean isTaken() {
        return Files.exists(Path.of("/proc/" + pid));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file(database));
    }
}

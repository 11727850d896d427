package dev.sallyport.hal.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of an outside program to its end. */
final class Command {
    /** Much longer than any of PostgreSQL's programs takes, recovery after a crash included. */
    static final int LIMIT_SECONDS = 120;

    private Command() {}

    /** What a program left: its exit status, and what it said on both of its outputs. */
    record Result(int status, String said) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /**
     * Runs a program.
     *
     * @param input what it reads; too short to fill a pipe
     * @throws IOException when there is no such program, or no sign of it in time
     */
    static Result run(Path directory, Account account, List<String> command, String input) throws IOException {
        var whole = new ArrayList<>(account.prefix());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true);
        // Somebody's PGDATA, PGPORT or locale shall not change what is started.
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var tooLate = CompletableFuture.delayedExecutor(LIMIT_SECONDS + 10, TimeUnit.SECONDS);
        tooLate.execute(process::destroyForcibly);
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            feed(process, input);
            var said = reader.readAllAsString();
            return new Result(process.waitFor(), said);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + command.getFirst());
        }
    }

    private static void feed(Process process, String input) {
        try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException e) {
            // It ended without reading; its status and what it said tell more.
        }
    }
}

package dev.sallyport.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The runnable as it is given away, started as its users start it. */
final class Distribution {
    static final Path HOME = Path.of("target", "sallyport").toAbsolutePath();

    /** In seconds; a machine that does other work as well may be slow. */
    static final int PATIENCE = 120;

    private static final List<String> OURS = List.of(
            "PORT",
            "HOST",
            "PUBLIC_URL",
            "DATA_DIR",
            "DATABASE_URL",
            "FLOWS_DIR",
            "ENVIRONMENTS_DIR",
            "SMTP_URL",
            "TEMPLATES_DIR",
            "JOURNAL_RETENTION");

    private Distribution() {}

    /** What a program said, and how it ended. */
    record Ended(int status, String out, String err) {}

    /** {@code bin/sallyport} with these variables and none of ours that happen to be set. */
    static ProcessBuilder command(Map<String, String> variables, String... arguments) {
        var builder = new ProcessBuilder(HOME.resolve("bin/sallyport").toString());
        builder.command().addAll(List.of(arguments));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SALLYPORT_") || OURS.contains(name));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SALLYPORT_JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1"); // many short lives
        environment.putAll(variables);
        return builder;
    }

    /** Runs a command to its end. */
    static Ended run(Map<String, String> variables, String... arguments) throws Exception {
        var process = command(variables, arguments).redirectInput(Redirect.PIPE).start();
        try {
            var out = inBackground(process.inputReader()::readAllAsString);
            var err = inBackground(process.errorReader()::readAllAsString);
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end by itself");
            }
            return new Ended(process.exitValue(), out.get(), err.get());
        } finally {
            process.destroyForcibly();
        }
    }

    private interface Reading {
        String read() throws IOException;
    }

    private static Future<String> inBackground(Reading reading) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package dev.sallyport.hal;

import dev.sallyport.engine.run.WrongDefinition;
import dev.sallyport.hal.access.ClientSecrets;
import dev.sallyport.hal.access.InteractionTokens;
import dev.sallyport.hal.access.KeyFileException;
import dev.sallyport.hal.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The commands of {@code bin/sallyport}. */
public final class Main {
    private static final String USAGE = """
            usage: sallyport [serve]    starts the server; settings are environment variables, see the README
                   sallyport secret     makes a client secret and its digest for an environment's file
            """;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(arguments.length == 0 ? "serve" : arguments[0], System.getenv(), System.out, System.err));
    }

    private static int run(String command, Map<String, String> variables, PrintStream out, PrintStream err) {
        return switch (command) {
            case "serve" -> serve(variables, out, err);
            case "secret" -> secret(out);
            default -> {
                err.print(USAGE);
                yield 2;
            }
        };
    }

    private static int secret(PrintStream out) {
        var secret = InteractionTokens.make(new SecureRandom());
        out.println("secret        " + secret);
        out.println("secretDigest  " + ClientSecrets.digestOf(secret));
        return 0;
    }

    private static int serve(Map<String, String> variables, PrintStream out, PrintStream err) {
        JsonLog.install();
        try {
            var options = Options.of(variables);
            var server = Server.start(options, InstantSource.system());
            Signals.on("HUP", () -> reload(server, err));
            banner(options, out);
            untilAsked();
            server.stop();
            return 0;
        } catch (Options.Wrong | WrongDefinition | KeyFileException | EmbeddedPostgres.Unavailable e) {
            err.println("Sallyport cannot start: " + e.getMessage());
            return 2;
        } catch (CannotStart | UncheckedIOException | IllegalArgumentException e) {
            err.println("Sallyport cannot start: " + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            err.println("Sallyport cannot start, by a mistake of ours: " + e);
            return 1;
        }
    }

    private static void reload(Server server, PrintStream err) {
        try {
            server.reloadKeys();
        } catch (KeyFileException e) {
            err.println("The keys stay as they were: " + e.getMessage());
        }
    }

    private static void banner(Options options, PrintStream out) {
        var took = ManagementFactory.getRuntimeMXBean().getUptime();
        if (options.demo()) {
            out.println("DEMO: anybody who reaches this server can start enrollments and read the inbox.");
        }
        out.printf(
                "Sallyport is ready on %s (%s, after %.1f s)%n",
                options.publicUrl(),
                options.isEmbedded() ? "embedded PostgreSQL in " + options.data() : "PostgreSQL by DATABASE_URL",
                took / 1000.0);
        out.flush();
    }

    /** Returns when SIGTERM or SIGINT comes. */
    private static void untilAsked() {
        var asked = new CountDownLatch(1);
        for (var name : new String[] {"TERM", "INT"}) {
            Signals.on(name, asked::countDown);
        }
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

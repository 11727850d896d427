package dev.sallyport.flows;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server of the distribution, as a process. */
public final class RunningServer implements AutoCloseable {
    private static final String READY = "Sallyport is ready on ";

    private final Process process;
    private final String url;
    private final Path log;

    private RunningServer(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts a server and waits until it says that it is ready.
     *
     * @param variables with PORT at least
     * @param log takes what it says on standard error
     */
    public static RunningServer start(Map<String, String> variables, Path log) throws Exception {
        var process = Distribution.command(variables, "serve")
                .redirectError(Redirect.to(log.toFile()))
                .start();
        var ready = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> listen(process.inputReader(), ready));
        try {
            ready.get(Distribution.PATIENCE, TimeUnit.SECONDS);
            return new RunningServer(process, "http://localhost:" + variables.get("PORT"), log);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("the server did not become ready:\n" + Files.readString(log), e);
        }
    }

    private static void listen(BufferedReader out, CompletableFuture<String> ready) {
        try (out) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("it ended"));
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where this process listens, without a slash at its end. */
    public String url() {
        return url;
    }

    /** What it said on standard error so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGTERM. */
    void askToStop() {
        process.destroy();
    }

    /** SIGTERM, and how it ended. */
    int stop() throws InterruptedException {
        askToStop();
        return ended();
    }

    int ended() throws InterruptedException {
        if (!process.waitFor(Distribution.PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("the server did not end");
        }
        return process.exitValue();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGHUP. */
    void hangUp() throws Exception {
        new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}

package dev.sallyport.flows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Three sites of strangers.
 *
 * @param allowed by the demo's environment
 * @param elsewhere allowed by another environment alone
 * @param unknown by no environment
 */
record Strangers(Stranger allowed, Stranger elsewhere, Stranger unknown) implements AutoCloseable {
    private static final Path DEMO = Path.of("environments", "demo.json");
    private static final String OWN = "[\"${PUBLIC_URL}\"]";

    static Strangers settled() throws IOException {
        return new Strangers(Stranger.settled(), Stranger.settled(), Stranger.settled());
    }

    /** Environments that know them, in a new folder. */
    Path environments() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "proofs")), "environments-")
                .toRealPath();
        var demo = Files.readString(DEMO);
        Files.writeString(
                folder.resolve("demo.json"),
                demo.replace(OWN, "[\"${PUBLIC_URL}\", \"%s\"]".formatted(allowed.origin())));
        Files.writeString(
                folder.resolve("other.json"),
                demo.replace("d0000000-", "e0000000-").replace(OWN, "[\"%s\"]".formatted(elsewhere.origin())));
        return folder;
    }

    void open(String url) {
        allowed.opens(url);
        elsewhere.opens(url);
        unknown.opens(url);
    }

    @Override
    public void close() {
        allowed.close();
        elsewhere.close();
        unknown.close();
    }
}

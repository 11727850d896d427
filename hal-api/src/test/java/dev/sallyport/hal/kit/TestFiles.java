package dev.sallyport.hal.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The definitions and environments of test servers, laid out as an operator would. */
public final class TestFiles {
    private static final List<String> FLOWS = List.of(
            "all-types.json",
            "device-enrollment.json",
            "no-skip.json",
            "skip-once.json",
            "skip-both.json",
            "two-devices.json");
    private static final List<String> ENVIRONMENTS = List.of("main.json", "phones.json", "strict.json");

    private final Path folder;

    private TestFiles(Path folder) {
        this.folder = folder;
    }

    /** In a new folder; {@code ${ISSUER}} in environments becomes the outside issuer. */
    public static TestFiles fresh(String issuer) {
        try {
            var files = new TestFiles(Files.createTempDirectory("sallyport-test"));
            Files.createDirectories(files.flows());
            Files.createDirectories(files.environments());
            for (var name : FLOWS) {
                files.write(files.flows().resolve(name), read("flows/" + name));
            }
            for (var name : ENVIRONMENTS) {
                files.write(
                        files.environments().resolve(name),
                        read("environments/" + name).replace("${ISSUER}", issuer));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path flows() {
        return folder.resolve("flows");
    }

    public Path environments() {
        return folder.resolve("environments");
    }

    public Path keys() {
        return folder.resolve("keys.json");
    }

    public void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) throws IOException {
        try (var in = TestFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no test file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.sallyport.hal.embedded;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs, unpacked once per version.
 *
 * @param version such as {@code 18.1.0}, read from the name of the jar that brings them
 */
record Binaries(Path home, String version) {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");
    private static final Map<String, String> ARCHIVES = Map.of(
            "amd64", "postgres-linux-x86_64.txz",
            "x86_64", "postgres-linux-x86_64.txz",
            "aarch64", "postgres-linux-arm_64.txz");

    /** Unpacks into a directory beside, which takes its name when it is whole. The caller holds the lock. */
    static Binaries unpackedIn(Path dataDirectory) throws IOException, Unavailable {
        var archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        var found = VERSION.matcher(archive.toString());
        if (!found.find()) {
            throw new Unavailable("has no version in the name of its jar: " + archive);
        }
        var version = found.group(1);
        var home = dataDirectory.resolve("postgres-" + version);
        if (!Files.isDirectory(home)) {
            var partial = Partial.directory(dataDirectory);
            try (var packed = archive.openStream()) {
                Archive.unpack(packed, partial);
            }
            Partial.settle(partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(home, version);
    }

    static URL archive(String system, String architecture) throws IOException, Unavailable {
        var name = ARCHIVES.get(architecture.toLowerCase(Locale.ROOT));
        var archive = name != null && system.equals("Linux") ? BinariesJar.archive(name) : Optional.<URL>empty();
        return archive.orElseThrow(() -> new Unavailable("is not there for " + system + " on " + architecture + "."));
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The part of the version that the form of the data depends on. */
    String major() {
        return version.substring(0, version.indexOf('.'));
    }
}

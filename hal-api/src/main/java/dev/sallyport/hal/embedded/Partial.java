package dev.sallyport.hal.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Directories in which something is made that takes its name only when it is whole. Each has a name of its own: a
 * program whose server was killed may go on for a moment in the one it was given.
 */
final class Partial {
    private static final String PREFIX = "partial-";

    private Partial() {}

    static Path directory(Path home) throws IOException {
        return Files.createTempDirectory(home, PREFIX);
    }

    /** Removes what was never finished, as far as it can be removed now. */
    static void clean(Path home) throws IOException {
        try (var left = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (var tree : left) {
                try {
                    delete(tree);
                } catch (IOException | UncheckedIOException e) {
                    // Somebody's program still writes there; the next start comes by again.
                }
            }
        }
    }

    /** Brings a tree to the disk at once; file by file takes seconds. Does without where there is no such program. */
    static void settle(Path tree) throws IOException {
        try {
            Command.run(tree, Account.SELF, List.of("sync", "-f", tree.toString()), "");
        } catch (IOException e) {
            sync(tree);
        }
    }

    /** Deletes a tree if it is there; links are not followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Brings a directory's names to the disk. */
    static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

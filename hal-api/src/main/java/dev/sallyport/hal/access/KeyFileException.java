package dev.sallyport.hal.access;

import java.nio.file.Path;

/** A key file that cannot be used. Its text names the file and the key, and holds nothing of what is in them. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // No cause: the exceptions of parsers quote what they could not read.
    KeyFileException(Path file, String why) {
        super("key file " + file + ": " + why);
    }
}

package dev.sallyport.hal.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held while PostgreSQL is started or stopped, so that two servers do not start two. The system lets go of it when its
 * process ends in whatever way; the file that stays behind means nothing.
 */
final class StartLock implements AutoCloseable {
    /** A file lock holds between processes only. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn. */
    static StartLock of(Path home) throws IOException {
        HERE.lock();
        try {
            return new StartLock(locked(home.resolve("postgres.lock")));
        } catch (IOException | RuntimeException e) {
            HERE.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock(); // ends with the channel
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HERE.unlock();
        }
    }
}

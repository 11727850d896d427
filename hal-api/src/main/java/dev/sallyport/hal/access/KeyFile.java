package dev.sallyport.hal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file that holds the keys: readable by its owner alone, the same for every process. */
public final class KeyFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Reads and checks a key file.
     *
     * @throws KeyFileException where it is missing, readable by others than its owner (POSIX only), or not as it must be
     */
    static Keyset read(Path file) {
        try {
            if (isPosix(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyFileException(file, "may be used by its owner alone; run: chmod 600 " + file);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new KeyFileException(file, "is larger than " + MOST_BYTES + " bytes");
            }
            return KeyDocument.read(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new KeyFileException(file, "does not exist");
        } catch (IOException e) {
            throw new KeyFileException(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Creates a key file with fresh keys, mode 0600, unless there is one. It appears complete or not at all; of several
     * processes that start at once, one succeeds and all then read the same keys.
     *
     * @throws KeyFileException where the folder cannot be written
     */
    public static void createIfAbsent(Path file, InstantSource clock, SecureRandom random) {
        if (Files.exists(file)) {
            return;
        }
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, ".keys", ".new", ownersOnly(file));
            try {
                write(draft, fresh(clock.instant().getEpochSecond(), random));
                Files.createLink(file, draft); // unlike a move, a link never replaces what another process has made
            } finally {
                Files.delete(draft);
            }
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyFileException(
                    file, "cannot be created (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true); // keys that sealed something must not vanish with the power
        }
    }

    private static String fresh(long now, SecureRandom random) {
        var document = JSON.createObjectNode();
        var keys = document.putArray("keys");
        keys.add(octets("seal", "A256GCM", now, random));
        keys.add(octets("code", "HS256", now, random));
        keys.add(pair(now, random));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static ObjectNode octets(String purpose, String algorithm, long now, SecureRandom random) {
        return JSON.createObjectNode()
                .put("kty", "oct")
                .put("kid", id(purpose, random))
                .put("alg", algorithm)
                .put("iat", now)
                .put("k", bytes(32, random));
    }

    private static ObjectNode pair(long now, SecureRandom random) {
        try {
            var pair = new ECKeyGenerator(Curve.P_256).secureRandom(random).generate();
            return JSON.createObjectNode()
                    .put("kty", "EC")
                    .put("kid", id("sign", random))
                    .put("alg", "ES256")
                    .put("iat", now)
                    .put("crv", Curve.P_256.getName())
                    .put("x", pair.getX().toString())
                    .put("y", pair.getY().toString())
                    .put("d", pair.getD().toString());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has the curve P-256", e);
        }
    }

    private static String id(String purpose, SecureRandom random) {
        return purpose + "-" + bytes(6, random);
    }

    private static String bytes(int count, SecureRandom random) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
                : new FileAttribute<?>[0];
    }
}

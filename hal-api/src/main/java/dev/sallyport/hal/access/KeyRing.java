package dev.sallyport.hal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.KeyedDigest;
import dev.sallyport.engine.run.Vault;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The keys in memory. Thread-safe; {@link #reload} swaps all of them at once.
 *
 * <p>Sealed texts are {@code <kid>.<base64url of nonce and AES-256-GCM ciphertext>}, digests {@code <kid>.<base64url of
 * HMAC-SHA-256>}. Nonces are random, so one key seals at most 2^32 texts (NIST SP 800-38D section 8.3).
 */
public final class KeyRing implements Vault, KeyedDigest {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Path file;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile Keyset keys;

    /** @throws KeyFileException where the file cannot be used */
    public KeyRing(Path file, InstantSource clock, SecureRandom random) {
        this.file = file;
        this.clock = clock;
        this.random = random;
        keys = KeyFile.read(file);
    }

    /**
     * Reads the file again.
     *
     * @throws KeyFileException where the file cannot be used; the keys stay as they were
     */
    public void reload() {
        keys = KeyFile.read(file);
    }

    /** The keys of the last reading: the same object until the next one. */
    Keyset keys() {
        return keys;
    }

    @Override
    public String seal(String clear, String place) {
        var key = keys.sealing().current(clock.instant());
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key.key(), nonce, key.id(), place);
            var bytes = clear.getBytes(UTF_8);
            var sealed = new byte[NONCE_BYTES + cipher.getOutputSize(bytes.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(bytes, 0, bytes.length, sealed, NONCE_BYTES);
            return key.id() + "." + TO_TEXT.encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public String open(String sealed, String place) {
        int dot = sealed.indexOf('.');
        var key = dot < 0 ? null : keys.sealing().find(sealed.substring(0, dot));
        if (key == null) {
            throw new IllegalStateException("a sealed text names no key that is known");
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            if (bytes.length < NONCE_BYTES) {
                throw new IllegalStateException("a sealed text is too short");
            }
            var cipher = cipher(Cipher.DECRYPT_MODE, key, bytes, sealed.substring(0, dot), place);
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a sealed text or its place is not what was sealed", e);
        }
    }

    /** Whether a sealed text needs no sealing anew: its key is the one that seals now. */
    @Override
    public boolean isSealedWithNewest(String sealed) {
        return sealed.startsWith(keys.sealing().current(clock.instant()).id() + ".");
    }

    @Override
    public String of(String purpose, String value) {
        return named(keys.peppers().current(clock.instant()), purpose, value);
    }

    @Override
    public List<String> all(String purpose, String value) {
        return keys.peppers().all().stream()
                .map(it -> named(it, purpose, value))
                .toList();
    }

    @Override
    public byte[] bytes(String purpose, String value) {
        return mac(keys.peppers().current(clock.instant()).key(), purpose, value);
    }

    private static String named(Shelf.Dated<SecretKey> key, String purpose, String value) {
        return key.id() + "." + TO_TEXT.encodeToString(mac(key.key(), purpose, value));
    }

    @Override
    public boolean matches(String digest, String purpose, String value) {
        int dot = digest.indexOf('.');
        var key = dot < 0 ? null : keys.peppers().find(digest.substring(0, dot));
        if (key == null) {
            return false;
        }
        var expected = TO_TEXT.encode(mac(key, purpose, value));
        return MessageDigest.isEqual(expected, digest.substring(dot + 1).getBytes(UTF_8));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonceFirst, String id, String place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD((id + "." + place).getBytes(UTF_8)); // an id holds no dot, so this reads one way only
        return cipher;
    }

    /** The purpose comes with its length before it, so that no two pairs of purpose and value run together. */
    private static byte[] mac(SecretKey key, String purpose, String value) {
        var first = purpose.getBytes(UTF_8);
        var second = value.getBytes(UTF_8);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(8 + first.length + second.length)
                    .putInt(first.length)
                    .put(first)
                    .putInt(second.length)
                    .put(second)
                    .flip());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

package dev.sallyport.hal.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The stored form of a client's secret: {@code pbkdf2-sha256$<iterations>$<salt>$<hash>} (RFC 8018 section 5.2). */
final class SecretDigest {
    /** What OWASP's Password Storage Cheat Sheet asks for PBKDF2-HMAC-SHA256. */
    static final int ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_SALT_BYTES = 8;
    private static final int MOST_SALT_BYTES = 64;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([1-9][0-9]{0,7})\\$([A-Za-z0-9_-]+)\\$([A-Za-z0-9_-]+)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private SecretDigest(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException where the text is no digest; the message does not repeat it */
    static SecretDigest read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be pbkdf2-sha256$<iterations>$<salt>$<hash>, salt and hash in unpadded base64url");
        }
        int iterations = Integer.parseInt(parts.group(1));
        if (iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("must have 1 to " + MOST_ITERATIONS + " iterations");
        }
        var salt = decoded(parts.group(2));
        if (salt.length < LEAST_SALT_BYTES || salt.length > MOST_SALT_BYTES) {
            throw new IllegalArgumentException(
                    "must have a salt of " + LEAST_SALT_BYTES + " to " + MOST_SALT_BYTES + " bytes");
        }
        var hash = decoded(parts.group(3));
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("must have a hash of " + HASH_BYTES + " bytes");
        }
        return new SecretDigest(iterations, salt, hash);
    }

    static SecretDigest of(String secret, int iterations, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new SecretDigest(iterations, salt, derive(secret, salt, iterations));
    }

    /** A digest that no secret is known for, which costs as much to check as any other of its iterations. */
    static SecretDigest ofNothing(int iterations) {
        return new SecretDigest(iterations, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    int iterations() {
        return iterations;
    }

    /** Slow on purpose: not for an event loop. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
    }

    /** The text that {@link #read} reads. */
    String text() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return "pbkdf2-sha256$" + iterations + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    static byte[] derive(String secret, byte[] salt, int iterations) {
        var asked = new PBEKeySpec(secret.toCharArray(), salt, iterations, 8 * HASH_BYTES);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(asked)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is missing from this Java platform", e);
        } finally {
            asked.clearPassword();
        }
    }

    private static byte[] decoded(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

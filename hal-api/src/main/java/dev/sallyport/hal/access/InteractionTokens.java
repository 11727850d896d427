package dev.sallyport.hal.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Interaction tokens: 256 random bits in base64url, 43 characters. Only their digests are stored. */
public final class InteractionTokens {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private InteractionTokens() {}

    public static String make(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return TO_TEXT.encodeToString(bytes);
    }

    /** SHA-256 in base64url. A token is random enough to need neither salt nor key. */
    public static String digest(String token) {
        try {
            return TO_TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares two digests in constant time. */
    public static boolean same(String digest, String other) {
        return MessageDigest.isEqual(digest.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    static boolean isWellFormed(String token) {
        return FORM.matcher(token).matches();
    }
}

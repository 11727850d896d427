package dev.sallyport.steps.webauthn;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes as text: written in one form, base64url without padding (RFC 4648 section 5), and read in every form that clients use. */
final class Base64Text {
    /** Either alphabet, padded or not. */
    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The bytes of a text that {@link #of} or {@link #canonical} gave.
     *
     * @throws IllegalArgumentException of any other text
     */
    static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    /** The same bytes in the one form; empty: they cannot be read, or are none. */
    static Optional<String> canonical(String given) {
        if (!ANY.matcher(given).matches()) {
            return Optional.empty();
        }
        var bare = given.replace("=", "").replace('+', '-').replace('/', '_');
        try {
            return Optional.of(of(bytes(bare)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // of a length that base64 does not have
        }
    }
}

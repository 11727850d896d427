package dev.sallyport.steps.pairing;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 7515 section 2), in its one canonical spelling. */
final class Base64Url {

    private Base64Url() {}

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty: it is not base64url, or another spelling of the same bytes. */
    static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(it -> encoded(it).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

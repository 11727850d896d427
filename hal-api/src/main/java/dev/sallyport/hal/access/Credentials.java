package dev.sallyport.hal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client's id and secret as presented, not yet checked. */
record Credentials(String id, String secret) {
    private static final Pattern BASIC = Pattern.compile("(?i:Basic) +([A-Za-z0-9+/]+=*)");

    /** Reads an Authorization header after RFC 6749 section 2.3.1: id and secret are form-encoded before base64. */
    static Optional<Credentials> basic(String header) {
        var basic = BASIC.matcher(header);
        if (!basic.matches()) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(basic.group(1)), UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    @Override
    public String toString() {
        return "Credentials[" + id + ", hidden]";
    }
}

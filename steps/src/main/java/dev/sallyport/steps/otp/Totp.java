package dev.sallyport.steps.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.sallyport.engine.Chance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based one-time passwords (RFC 6238) with 30 second steps, 6 digits and HMAC-SHA-1: what every app can do. */
public final class Totp {
    /** How long a code is. */
    public static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);

    /** 160 bits, as RFC 4226 section 4 (R6) recommends. */
    private static final int SECRET_BYTES = 20;

    /** RFC 4648 section 6; 160 bits need no padding. */
    private static final Base32 BASE32 = new Base32();

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator(STEP);

    private Totp() {}

    /** A new secret in base32. */
    public static String secret(Chance chance) {
        return BASE32.encodeToString(chance.bytes("totp/secret", SECRET_BYTES));
    }

    /**
     * What an app scans.
     *
     * @param account whose it is, shown by the app
     * @param parameters added as they are, such as {@code issuer}
     */
    public static String keyUri(String secret, String account, Map<String, String> parameters) {
        var issuer = parameters.get("issuer");
        var label = issuer == null ? encoded(account) : encoded(issuer) + ":" + encoded(account);
        var rest = parameters.entrySet().stream()
                .map(it -> "&" + encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining());
        return "otpauth://totp/" + label + "?secret=" + secret + rest;
    }

    /**
     * The time step that a code proves; empty: none.
     *
     * @param window how many steps before and after the present one count
     * @param after the last step that was accepted; it and all before it are refused (RFC 6238 section 5.2)
     */
    public static OptionalLong proves(String secret, String code, Instant now, int window, long after) {
        var key = new SecretKeySpec(BASE32.decode(secret), "RAW");
        var proven = OptionalLong.empty();
        for (int offset = -window; offset <= window; offset++) { // all of them, so that time tells nothing
            var at = now.plus(STEP.multipliedBy(offset));
            long step = Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
            var equal = MessageDigest.isEqual(utf8(code), utf8(code(key, at)));
            if (equal && step > after && proven.isEmpty()) {
                proven = OptionalLong.of(step);
            }
        }
        return proven;
    }

    private static String code(Key key, Instant at) {
        try {
            return GENERATOR.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

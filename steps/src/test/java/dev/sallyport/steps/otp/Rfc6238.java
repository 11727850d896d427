package dev.sallyport.steps.otp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app written straight from the RFCs, with no library: a second opinion on ours. */
public final class Rfc6238 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Rfc6238() {}

    /** RFC 6238 section 4.2 with X = 30 and T0 = 0; RFC 4226 section 5.3 with 6 digits. */
    public static String code(String base32, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(base32), "RAW"));
            var hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            var offset = hash[hash.length - 1] & 0xf;
            var truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return "%06d".formatted(truncated % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4648 section 6, without padding. */
    static byte[] decode(String base32) {
        var out = ByteBuffer.allocate(base32.length() * 5 / 8);
        var bits = 0L;
        var count = 0;
        for (var i = 0; i < base32.length(); i++) {
            bits = bits << 5 | ALPHABET.indexOf(base32.charAt(i));
            count += 5;
            if (count >= 8) {
                count -= 8;
                out.put((byte) (bits >> count));
            }
        }
        return out.array();
    }
}

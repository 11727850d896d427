package dev.sallyport.flows;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written from RFC 6238 and RFC 4226 alone, so that it judges the product's own reading. */
record AuthenticatorApp(String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PERIOD = 30;

    String code() {
        return code(Instant.now());
    }

    String code(Instant at) {
        return code(Math.floorDiv(at.getEpochSecond(), PERIOD));
    }

    /** A code that is wrong now and for a while. */
    String wrongCode() {
        var now = Math.floorDiv(Instant.now().getEpochSecond(), PERIOD);
        var right = LongStream.range(now - 5, now + 6).mapToObj(this::code).toList();
        return IntStream.range(0, 12)
                .mapToObj("%06d"::formatted)
                .filter(it -> !right.contains(it))
                .findFirst()
                .orElseThrow();
    }

    private String code(long counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(), "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(counter).array());
            int offset = hash[hash.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] decoded() {
        var bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int place = 0; place < secret.length(); place++) {
            held = held << 5 | BASE32.indexOf(secret.charAt(place));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}

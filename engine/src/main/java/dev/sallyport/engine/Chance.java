package dev.sallyport.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * All the chance that one move may use, as a value: 256 bits drawn at the edge, expanded by HMAC-SHA-256 (NIST SP
 * 800-108, counter mode). A label names what the bytes are for; the same label gives the same bytes.
 */
public final class Chance {
    private static final int SEED_BYTES = 32;

    private final byte[] seed;

    /**
     * Chance drawn at the edge.
     *
     * @param seed 32 bytes from a secure source
     */
    public Chance(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes");
        }
        this.seed = seed.clone();
    }

    public byte[] bytes(String label, int count) {
        var out = ByteBuffer.allocate(count);
        for (int block = 0; out.hasRemaining(); block++) {
            var made = expand(label, block);
            out.put(made, 0, Math.min(made.length, out.remaining()));
        }
        return out.array();
    }

    /** A code of decimal digits, each as likely as any other. */
    public String digits(String label, int count) {
        var digits = new StringBuilder(count);
        for (int round = 0; digits.length() < count; round++) {
            for (byte drawn : bytes(label + "/" + round, 2 * count)) {
                int value = drawn & 0xff;
                if (value < 250 && digits.length() < count) { // 250 and more would favour the digits 0 to 5
                    digits.append((char) ('0' + value % 10));
                }
            }
        }
        return digits.toString();
    }

    /** A random UUID (RFC 9562 section 5.4). */
    public UUID uuid(String label) {
        var bits = ByteBuffer.wrap(bytes(label, 16));
        return new UUID(
                (bits.getLong() & 0xffffffffffff0fffL) | 0x4000L,
                (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }

    /** A UUID that sorts by time (RFC 9562 section 5.7), so that new rows stand beside each other in an index. */
    public UUID uuid(String label, Instant now) {
        var random = uuid(label);
        return new UUID(
                (now.toEpochMilli() << 16) | (random.getMostSignificantBits() & 0x0fffL) | 0x7000L,
                random.getLeastSignificantBits());
    }

    private byte[] expand(String label, int block) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(4).putInt(block).flip());
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chance that && Arrays.equals(seed, that.seed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seed);
    }

    @Override
    public String toString() {
        return "Chance[hidden]";
    }
}

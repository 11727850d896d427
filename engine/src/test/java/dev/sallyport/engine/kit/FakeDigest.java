package dev.sallyport.engine.kit;

import dev.sallyport.engine.KeyedDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A keyed digest whose key is known to everybody: for tests alone. */
public final class FakeDigest implements KeyedDigest {

    @Override
    public String of(String purpose, String value) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(purpose.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return "fake." + HexFormat.of().formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean matches(String digest, String purpose, String value) {
        return digest.equals(of(purpose, value));
    }
}

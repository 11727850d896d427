package dev.sallyport.engine.kit;

import dev.sallyport.engine.KeyedDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A keyed digest whose key is known to everybody: for tests alone. */
public final class FakeDigest implements KeyedDigest {
    private final String key;

    public FakeDigest() {
        this("");
    }

    public FakeDigest(String key) {
        this.key = key;
    }

    @Override
    public String of(String purpose, String value) {
        return "fake." + HexFormat.of().formatHex(bytes(purpose, value), 0, 16);
    }

    @Override
    public List<String> all(String purpose, String value) {
        return List.of(of(purpose, value));
    }

    @Override
    public byte[] bytes(String purpose, String value) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(key.getBytes(StandardCharsets.UTF_8));
            sha.update(purpose.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return sha.digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean matches(String digest, String purpose, String value) {
        return digest.equals(of(purpose, value));
    }
}

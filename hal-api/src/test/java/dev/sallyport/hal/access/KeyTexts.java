package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;

/** Writes key files by hand. */
final class KeyTexts {
    static final long DATE = 1_800_000_000; // before the hand clock's first instant

    private KeyTexts() {}

    static String sealing(String id, long from) {
        return octets(id, "A256GCM", from, 32);
    }

    static String pepper(String id, long from) {
        return octets(id, "HS256", from, 32);
    }

    static String octets(String id, String algorithm, long from, int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) id.hashCode());
        return "{\"kty\":\"oct\",\"kid\":\"%s\",\"alg\":\"%s\",\"iat\":%d,\"k\":\"%s\"}"
                .formatted(
                        id,
                        algorithm,
                        from,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static String signing(String id, long from) {
        var pair = pair();
        return signing(id, from, pair, pair.getD().toString());
    }

    static String signing(String id, long from, ECKey pair, String secret) {
        return "{\"kty\":\"EC\",\"kid\":\"%s\",\"alg\":\"ES256\",\"iat\":%d,\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"}"
                .formatted(id, from, pair.getX(), pair.getY(), secret);
    }

    static ECKey pair() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    static Path write(Path folder, String... keys) {
        return writeText(folder, set(keys));
    }

    static Path writeText(Path folder, String text) {
        try {
            var file = Files.writeString(folder.resolve("keys.json"), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

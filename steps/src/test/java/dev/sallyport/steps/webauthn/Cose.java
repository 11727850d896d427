package dev.sallyport.steps.webauthn;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/** COSE keys by hand: CBOR maps from integers to integers and byte strings. */
final class Cose {

    private Cose() {}

    /**
     * @param pairs a key and its value in turn, each an {@code Integer} or a {@code byte[]}
     */
    static byte[] map(Object... pairs) {
        var out = new ByteArrayOutputStream();
        head(out, 5, pairs.length / 2);
        for (var one : pairs) {
            if (one instanceof byte[] bytes) {
                head(out, 2, bytes.length);
                out.writeBytes(bytes);
            } else {
                int number = (Integer) one;
                head(out, number < 0 ? 1 : 0, number < 0 ? -1 - number : number);
            }
        }
        return out.toByteArray();
    }

    private static void head(ByteArrayOutputStream out, int major, int value) {
        if (value < 24) {
            out.write(major << 5 | value);
        } else if (value < 256) {
            out.write(major << 5 | 24);
            out.write(value);
        } else {
            out.write(major << 5 | 25);
            out.write(value >> 8);
            out.write(value);
        }
    }

    static byte[] key(KeyPair pair) {
        return switch (pair.getPublic()) {
            case ECPublicKey key -> map(1, 2, 3, -7, -1, 1, -2, x(key), -3, y(key));
            case EdECPublicKey key -> map(1, 1, 3, -8, -1, 6, -2, lastBytes(key.getEncoded(), 32));
            case RSAPublicKey key ->
                map(1, 3, 3, -257, -1, unsigned(key.getModulus()), -2, unsigned(key.getPublicExponent()));
            default -> throw new IllegalArgumentException(pair.getPublic().getAlgorithm());
        };
    }

    static byte[] x(ECPublicKey key) {
        return fixed(key.getW().getAffineX());
    }

    static byte[] y(ECPublicKey key) {
        return fixed(key.getW().getAffineY());
    }

    /** 32 bytes, as P-256 has them. */
    private static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[32 + bytes.length];
        System.arraycopy(bytes, 0, padded, 32, bytes.length);
        return lastBytes(padded, 32);
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? lastBytes(bytes, bytes.length - 1) : bytes;
    }

    private static byte[] lastBytes(byte[] bytes, int count) {
        return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
    }

    static KeyPair p256() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

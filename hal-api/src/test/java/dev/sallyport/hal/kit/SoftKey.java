package dev.sallyport.hal.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser with one credential of an authenticator (WebAuthn Level 3, sctn-attestation). It writes its own CBOR, so that it
 * shares no mistake with what the server reads it by.
 */
public final class SoftKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final byte UP_UV_AT = 0x45;

    private final boolean signs;
    private final byte[] id = new byte[32];
    private final KeyPair keys;

    private SoftKey(boolean signs) {
        this.signs = signs;
        RANDOM.nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that attests nothing: {@code none}. */
    public static SoftKey silent() {
        return new SoftKey(false);
    }

    /** One that attests with the credential's own key: {@code packed}. */
    public static SoftKey selfAttesting() {
        return new SoftKey(true);
    }

    /** The credential's id, base64url. */
    public String id() {
        return URL.encodeToString(id);
    }

    /** Answers the standard's options; the result is what {@code toJSON()} gives. */
    public ObjectNode answers(JsonNode options, String origin) {
        return answer(options.at("/rp/id").asString(), options.path("challenge").asString(), origin, URL);
    }

    /** Answers the vendor's options as its clients do: bytes are arrays, the answer is a string with padded base64. */
    public JsonNode answersVendor(String options, String origin) {
        var asked = JsonMapper.shared().readTree(options);
        var challenge = URL.encodeToString(bytes(asked.path("challenge")));
        return JsonNodeFactory.instance.stringNode(
                answer(asked.at("/rp/id").asString(), challenge, origin, Base64.getEncoder())
                        .toString());
    }

    /** What {@code new Uint8Array(numbers)} holds. */
    public static byte[] bytes(JsonNode numbers) {
        var bytes = new byte[numbers.size()];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers.path(i).asInt();
        }
        return bytes;
    }

    private ObjectNode answer(String rpId, String challenge, String origin, Base64.Encoder form) {
        var clientData = JsonNodeFactory.instance
                .objectNode()
                .put("type", "webauthn.create")
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", id()).put("rawId", form.encodeToString(id)).put("type", "public-key");
        answer.putObject("response")
                .put("clientDataJSON", form.encodeToString(clientData))
                .put("attestationObject", form.encodeToString(attestation(rpId, clientData)))
                .putArray("transports")
                .add("usb");
        answer.putObject("clientExtensionResults");
        return answer;
    }

    private byte[] attestation(String rpId, byte[] clientData) {
        var data = authData(rpId);
        var out = new ByteArrayOutputStream();
        out.write(0xa3); // a map of three
        text(out, "fmt");
        text(out, signs ? "packed" : "none");
        text(out, "attStmt");
        if (signs) {
            out.write(0xa2);
            text(out, "alg");
            out.write(0x26); // -7
            text(out, "sig");
            string(out, signature(data, sha256(clientData)));
        } else {
            out.write(0xa0);
        }
        text(out, "authData");
        string(out, data);
        return out.toByteArray();
    }

    private byte[] authData(String rpId) {
        var key = (ECPublicKey) keys.getPublic();
        var cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21}); // EC2, ES256, P-256
        string(cose, coordinate(key.getW().getAffineX().toByteArray()));
        cose.write(0x22);
        string(cose, coordinate(key.getW().getAffineY().toByteArray()));
        return ByteBuffer.allocate(55 + id.length + cose.size())
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put(UP_UV_AT)
                .putInt(0) // signatures so far
                .put(new byte[16]) // no model
                .putShort((short) id.length)
                .put(id)
                .put(cose.toByteArray())
                .array();
    }

    private byte[] signature(byte[] authData, byte[] hash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authData);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes, as P-256 has them. */
    private static byte[] coordinate(byte[] number) {
        var padded = new byte[32 + number.length];
        System.arraycopy(number, 0, padded, 32, number.length);
        return Arrays.copyOfRange(padded, number.length, padded.length);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Of 24 to 255 bytes. */
    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x58);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

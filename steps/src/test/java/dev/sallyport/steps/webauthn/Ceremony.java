package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.policy.FidoRules;
import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.Verdict.Proven;
import dev.sallyport.steps.webauthn.Verdict.Refuted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A registration that is right in everything, made by a client and an authenticator in software; a test alters one thing. */
final class Ceremony {
    static final String ORIGIN = "https://login.example.org";
    static final String RP_ID = "example.org";
    static final String CHALLENGE = Base64Text.of(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13,
        -14, -15, -16
    });
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final int UP = 0x01;
    static final int UV = 0x04;
    static final int BE = 0x08;
    static final int BS = 0x10;
    static final int AT = 0x40;
    static final int ED = 0x80;

    private static final KeyPair KEYS = Cose.p256();

    Requirement userVerification = Requirement.PREFERRED;
    List<Integer> algorithms = CreationOptions.ALGORITHMS;
    boolean allowsBackupEligible = true;
    List<String> trustAnchors = List.of();
    String givenOrigin = ORIGIN;
    Instant now = NOW;

    Consumer<ObjectNode> clientData = it -> {};
    UnaryOperator<String> clientDataText = it -> it;
    UnaryOperator<byte[]> clientDataBytes = it -> it;

    String rpIdHashOf = RP_ID;
    int flags = UP | UV | AT;
    int signCount = 7;
    byte[] aaguid = new byte[16];
    byte[] credentialId = new byte[32];
    KeyPair keys = KEYS;
    byte[] coseKey = Cose.key(KEYS);
    byte[] extensions = {};

    Format format = Format.NONE;
    Consumer<ObjectNode> object = it -> {};
    UnaryOperator<byte[]> objectBytes = it -> it;

    @Nullable String id = Base64Text.of(credentialId);

    static Verdict of(Consumer<Ceremony> alteration) {
        var ceremony = new Ceremony();
        alteration.accept(ceremony);
        return ceremony.verdict();
    }

    static void refuses(String reason, Consumer<Ceremony> alteration) {
        assertThat(of(alteration)).isEqualTo(new Refuted(reason));
    }

    static Credential accepts(Consumer<Ceremony> alteration) {
        var verdict = of(alteration);
        assertThat(verdict).isInstanceOf(Proven.class);
        return ((Proven) verdict).credential();
    }

    CreationOptions options() {
        return new CreationOptions(
                new CreationOptions.RelyingParty(RP_ID, "Example"),
                new CreationOptions.Account(Base64Text.of(new byte[32]), "alice@example.org", "Alice"),
                CHALLENGE,
                algorithms,
                List.of(),
                CreationOptions.Attachment.CROSS_PLATFORM,
                Requirement.PREFERRED,
                userVerification,
                !trustAnchors.isEmpty());
    }

    Verdict verdict() {
        var rules = new FidoRules(
                3, Duration.ofMinutes(2), userVerification, Requirement.PREFERRED, allowsBackupEligible, trustAnchors);
        return Registration.verify(options(), attestation(), givenOrigin, rules, now);
    }

    Attestation attestation() {
        var collected = collected();
        var signedOver = sha256(collected);
        var authData = authData();
        var attestationObject = JsonMapper.shared().createObjectNode();
        attestationObject.put("fmt", format.identifier());
        attestationObject.set("attStmt", format.statement(this, authData, signedOver));
        attestationObject.put("authData", authData);
        object.accept(attestationObject);
        var bytes = Cbor.TYPES.writeValueAsBytes(attestationObject);
        return new Attestation(
                id,
                Base64Text.of(clientDataBytes.apply(collected)),
                Base64Text.of(objectBytes.apply(bytes)),
                List.of("usb"));
    }

    private byte[] collected() {
        var data = JsonMapper.shared().createObjectNode();
        data.put("type", "webauthn.create")
                .put("challenge", CHALLENGE)
                .put("origin", ORIGIN)
                .put("crossOrigin", false);
        clientData.accept(data);
        return clientDataText.apply(data.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authData() {
        return ByteBuffer.allocate(55 + credentialId.length + coseKey.length + extensions.length)
                .put(sha256(rpIdHashOf.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(signCount)
                .put(aaguid)
                .putShort((short) credentialId.length)
                .put(credentialId)
                .put(coseKey)
                .put(extensions)
                .array();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

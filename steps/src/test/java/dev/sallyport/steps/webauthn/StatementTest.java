package dev.sallyport.steps.webauthn;

import static dev.sallyport.steps.webauthn.Ceremony.accepts;
import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.test.TestAttestationUtil;
import dev.sallyport.steps.webauthn.Verdict.Refuted;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** sctn-defined-attestation-formats: the verification procedures, one broken thing at a time. */
@DisplayName("Verify that attStmt is a correct attestation statement, conveying a valid attestation signature")
class StatementTest {
    private static final ASN1ObjectIdentifier MODEL = new ASN1ObjectIdentifier("1.3.6.1.4.1.45724.1.1.4");
    private static final byte[] AAGUID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(Format.NONE, Trust.NONE),
                Arguments.of(Format.SELF, Trust.SELF),
                Arguments.of(Format.PACKED, Trust.UNVERIFIED),
                Arguments.of(Format.FIDO_U2F, Trust.UNVERIFIED),
                Arguments.of(Format.TPM, Trust.UNVERIFIED),
                Arguments.of(Format.ANDROID_KEY, Trust.UNVERIFIED),
                Arguments.of(Format.APPLE, Trust.UNVERIFIED));
    }

    static Stream<Format> signedFormats() {
        return formats().map(it -> (Format) it.get()[0]).filter(it -> it != Format.NONE);
    }

    private static void refuses(Consumer<Ceremony> alteration) {
        Ceremony.refuses("statementInvalid", alteration);
    }

    private static void refusesStatement(Format format, Consumer<ObjectNode> alteration) {
        refuses(it -> {
            it.format = format;
            it.object = object -> alteration.accept((ObjectNode) object.get("attStmt"));
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    @DisplayName("It is one, in every format")
    void isCorrect(Format format, Trust trust) {
        var credential = accepts(it -> it.format = format);

        assertThat(credential.format()).isEqualTo(format.identifier());
        assertThat(credential.trust()).isEqualTo(trust);
    }

    @ParameterizedTest
    @MethodSource("signedFormats")
    @DisplayName("It is not one for other client data, whose hash is another")
    void isForOneClientDataOnly(Format format) {
        refuses(it -> {
            it.format = format;
            it.clientDataBytes = bytes -> new String(bytes, StandardCharsets.UTF_8)
                    .replace("}", ",\"x\":1}")
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    @ParameterizedTest
    @MethodSource("signedFormats")
    @DisplayName("It is not one for other authenticator data")
    void isForOneAuthenticatorDataOnly(Format format) {
        refuses(it -> {
            it.format = format;
            it.object = object -> {
                var data = object.get("authData").binaryValue().clone();
                data[format.equals(Format.FIDO_U2F) ? 60 : 36]++; // U2F signs the credential's id, and no counter
                object.put("authData", data);
            };
            it.id = null;
        });
    }

    @ParameterizedTest
    @MethodSource("signedFormats")
    @DisplayName("It is not one with another signature, or without it")
    void hasASignature(Format format) {
        if (format.equals(Format.APPLE)) { // its certificate is the statement
            refusesStatement(format, it -> it.remove("x5c"));
            return;
        }
        refusesStatement(format, it -> it.remove("sig"));
        refusesStatement(format, it -> it.put("sig", new byte[0]));
        refusesStatement(format, it -> {
            var signature = it.get("sig").binaryValue().clone();
            signature[signature.length - 1]++;
            it.put("sig", signature);
        });
    }

    @ParameterizedTest
    @MethodSource("signedFormats")
    @DisplayName("Verify that attStmt is valid CBOR conforming to the syntax defined above")
    void conformsToItsSyntax(Format format) {
        refusesStatement(format, ObjectNode::removeAll);
        refusesStatement(format, it -> it.put("x5c", "x"));
        refusesStatement(format, it -> it.putArray("x5c"));
        refusesStatement(format, it -> it.putArray("x5c").add(new byte[] {1, 2, 3}));
    }

    @Test
    @DisplayName("none: emptyMap = {}")
    void saysNothing() {
        refusesStatement(Format.NONE, it -> it.put("x", 1));
    }

    @Test
    @DisplayName(
            "packed, self: Validate that alg matches the algorithm of the credentialPublicKey in authenticatorData")
    void matchesTheAlgorithm() {
        refusesStatement(Format.SELF, it -> it.put("alg", -257));
        refusesStatement(Format.SELF, it -> it.put("alg", -35));
    }

    @Test
    @DisplayName("packed, self: sig is a valid signature ... using the credential public key")
    void isSignedByItsOwnKey() {
        refuses(it -> {
            it.format = Format.SELF;
            it.keys = Cose.p256();
        });
    }

    @Test
    @DisplayName(
            "packed: Verify that attestnCert meets the requirements in Certificate Requirements for Packed Attestation Statements")
    void hasAProperCertificate() {
        refuses(it -> it.format = Format.packed(leaf("CN=test, OU=Other, O=Acme, C=JP"), Format.INTERMEDIATE));
        refuses(it ->
                it.format = Format.packed(leaf("OU=Authenticator Attestation, O=Acme, C=JP"), Format.INTERMEDIATE));
        refuses(it ->
                it.format = Format.packed(leaf("CN=test, OU=Authenticator Attestation, C=JP"), Format.INTERMEDIATE));
        refuses(it ->
                it.format = Format.packed(leaf("CN=test, OU=Authenticator Attestation, O=Acme"), Format.INTERMEDIATE));
        refuses(it -> it.format = Format.packed(TestAttestationUtil.createV1DummyCertificate()));
    }

    private static X509Certificate leaf(String subject) {
        return Format.certificate(new X500Principal(subject), Format.LEAF.getPublicKey(), it -> {});
    }

    @Test
    @DisplayName(
            "packed: If attestnCert contains an extension with OID 1.3.6.1.4.1.45724.1.1.4 (id-fido-gen-ce-aaguid) verify that the"
                    + " value of this extension matches the aaguid in authenticatorData")
    void comparesTheModel() {
        accepts(it -> {
            it.aaguid = AAGUID;
            it.format = Format.packed(modelled(false), Format.INTERMEDIATE);
        });
        refuses(it -> it.format = Format.packed(modelled(false), Format.INTERMEDIATE));
        refuses(
                it -> { // "The extension MUST NOT be marked as critical."
                    it.aaguid = AAGUID;
                    it.format = Format.packed(modelled(true), Format.INTERMEDIATE);
                });
    }

    private static X509Certificate modelled(boolean critical) {
        return Format.certificate(
                Format.LEAF.getPublicKey(), it -> it.addExtension(MODEL, critical, new DEROctetString(AAGUID)));
    }

    @Test
    @DisplayName("fido-u2f: Check that x5c has exactly one element")
    void hasOneCertificate() {
        refusesStatement(Format.FIDO_U2F, it -> Format.path(it, Format.LEAF, Format.INTERMEDIATE));
    }

    @Test
    @DisplayName(
            "fido-u2f: If certificate public key is not an Elliptic Curve (EC) public key over the P-256 curve, terminate")
    void isCertifiedOnP256() {
        var other = Format.certificate(Cose.rsa(2048).getPublic(), it -> {});
        refusesStatement(Format.FIDO_U2F, it -> Format.path(it, other));
    }

    @Test
    @DisplayName("fido-u2f: the standard does not ask for an AAGUID of zeros")
    void mayNameItsModel() {
        assertThat(accepts(it -> {
                            it.format = Format.FIDO_U2F;
                            it.aaguid = AAGUID;
                        })
                        .aaguid())
                .isEqualTo("01020304-0506-0708-090a-0b0c0d0e0f10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "android-key", "tpm"})
    @DisplayName("apple, android-key, tpm: the credential public key is the one that is certified")
    void certifiesTheCredentialsKey(String identifier) {
        refuses(it -> {
            it.format = signedFormats()
                    .filter(format -> format.identifier().equals(identifier))
                    .findFirst()
                    .orElseThrow();
            it.keys = Cose.p256(); // and not the one in authData
        });
    }

    @Test
    @DisplayName(
            "tpm: ver is \"2.0\"; magic is TPM_GENERATED_VALUE; type is TPM_ST_ATTEST_CERTIFY; extraData is the hash of"
                    + " attToBeSigned; the name is that of pubArea; sig is over certInfo")
    void isCertifiedByItsModule() {
        refusesStatement(Format.TPM, it -> it.put("ver", "1.2"));
        for (var index : List.of(0, 4, 6, 42, 100)) {
            refusesStatement(Format.TPM, it -> flip(it, "certInfo", index));
        }
        for (var index : List.of(0, 2, 10, 60)) { // 2: nameAlg
            refusesStatement(Format.TPM, it -> flip(it, "pubArea", index));
        }
    }

    private static void flip(ObjectNode statement, String member, int index) {
        var bytes = statement.get(member).binaryValue().clone();
        bytes[index] ^= 1;
        statement.put(member, bytes);
    }

    @Test
    @DisplayName(
            "tpm: Verify that aikCert meets the requirements in TPM Attestation Statement Certificate Requirements")
    void hasAProperIdentityKey() {
        refusesStatement(Format.TPM, it -> Format.path(it, Format.LEAF, Format.INTERMEDIATE));
    }

    static Stream<Arguments> keys() {
        var ec = Cose.p256();
        var key = Cose.key(ec);
        var x = Arrays.copyOfRange(key, 10, 42);
        var y = Arrays.copyOfRange(key, 45, 77);
        var modulus = new byte[256];
        Arrays.fill(modulus, (byte) 0xff);
        return Stream.of(
                Arguments.of("another curve", Cose.map(1, 2, 3, -7, -1, 2, -2, x, -3, y)),
                Arguments.of("another key type", Cose.map(1, 3, 3, -7, -1, 1, -2, x, -3, y)),
                Arguments.of("not on the curve", Cose.map(1, 2, 3, -7, -1, 1, -2, x, -3, x)),
                Arguments.of("no y", Cose.map(1, 2, 3, -7, -1, 1, -2, x)),
                Arguments.of("a compressed point", Cose.map(1, 2, 3, -7, -1, 1, -2, x, -3, 1)),
                Arguments.of("a short x", Cose.map(1, 2, 3, -7, -1, 1, -2, new byte[31], -3, y)),
                Arguments.of("a private part", Cose.map(1, 2, 3, -7, -1, 1, -2, x, -3, y, -4, x)),
                Arguments.of("another optional parameter", Cose.map(1, 2, 3, -7, -1, 1, -2, x, -3, y, 2, x)),
                Arguments.of("no algorithm", Cose.map(1, 2, -1, 1, -2, x, -3, y)),
                Arguments.of("Ed448's curve", Cose.map(1, 1, 3, -8, -1, 7, -2, x)),
                Arguments.of("a long x", Cose.map(1, 1, 3, -8, -1, 6, -2, new byte[33])),
                Arguments.of("an even modulus", Cose.map(1, 3, 3, -257, -1, new byte[256], -2, new byte[] {1, 0, 1})),
                Arguments.of("a short modulus", Cose.key(Cose.rsa(1024))),
                Arguments.of("an exponent of 1", Cose.map(1, 3, 3, -257, -1, modulus, -2, new byte[] {1})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    @DisplayName("sctn-alg-identifier: a key is whole, and fits its algorithm")
    void checksTheKey(String what, byte[] key) {
        assertThat(Ceremony.of(it -> it.coseKey = key)).as(what).isEqualTo(new Refuted("publicKeyInvalid"));
    }

    static Stream<KeyPair> pairs() {
        return Stream.of(Cose.p256(), Cose.ed25519(), Cose.rsa(2048));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @DisplayName("Every algorithm that is offered works")
    void takesEveryOfferedAlgorithm(KeyPair pair) {
        var key = Cose.key(pair);

        assertThat(accepts(it -> it.coseKey = key).publicKey()).isEqualTo(Base64Text.of(key));
    }
}

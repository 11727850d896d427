package dev.sallyport.steps.webauthn;

import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.test.AttestationCertificateBuilder;
import com.webauthn4j.test.TestAttestationUtil;
import com.webauthn4j.test.authenticator.webauthn.AndroidKeyAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.AttestationStatementRequest;
import com.webauthn4j.test.authenticator.webauthn.TPMAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnModelAuthenticator;
import com.webauthn4j.test.client.RegistrationEmulationOption;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How an authenticator in software attests. Its certificates lead from {@link #LEAF} over an intermediate to {@link #ROOT}. */
interface Format {
    X509Certificate LEAF = TestAttestationUtil.load3tierTestAuthenticatorAttestationCertificate();
    X509Certificate INTERMEDIATE = TestAttestationUtil.load3tierTestIntermediateCACertificate();
    X509Certificate ROOT = TestAttestationUtil.load3tierTestRootCACertificate();
    X509Certificate OTHER_ROOT = TestAttestationUtil.load2tierTestRootCACertificate();

    String identifier();

    ObjectNode statement(Ceremony ceremony, byte[] authData, byte[] hash);

    /** A format by its parts. */
    record Made(String identifier, Maker maker) implements Format {
        @Override
        public ObjectNode statement(Ceremony ceremony, byte[] authData, byte[] hash) {
            return maker.statement(ceremony, authData, hash);
        }

        @Override
        public String toString() {
            return identifier;
        }
    }

    /** Makes a statement. */
    interface Maker {
        ObjectNode statement(Ceremony ceremony, byte[] authData, byte[] hash);
    }

    Format NONE = new Made("none", (_, _, _) -> JsonMapper.shared().createObjectNode());

    Format SELF = new Made(
            "packed",
            (ceremony, authData, hash) -> JsonMapper.shared()
                    .createObjectNode()
                    .put("alg", -7)
                    .put("sig", signed(ceremony.keys.getPrivate(), authData, hash)));

    Format PACKED = packed(LEAF, INTERMEDIATE);

    Format FIDO_U2F = new Made("fido-u2f", (ceremony, authData, hash) -> {
        var key = (ECPublicKey) ceremony.keys.getPublic();
        var signature = signed(
                TestAttestationUtil.load3tierTestAuthenticatorAttestationPrivateKey(),
                new byte[1],
                Arrays.copyOf(authData, 32),
                hash,
                ceremony.credentialId,
                new byte[] {4},
                Cose.x(key),
                Cose.y(key));
        return path(JsonMapper.shared().createObjectNode().put("sig", signature), LEAF);
    });

    Format TPM = emulated("tpm", new TPMAuthenticator());

    Format ANDROID_KEY = emulated("android-key", new AndroidKeyAuthenticator());

    Format APPLE = new Made("apple", (ceremony, authData, hash) -> {
        var nonce = Ceremony.sha256(joined(authData, hash));
        var certificate = certificate(
                ceremony.keys.getPublic(),
                it -> it.addExtension(
                        new ASN1ObjectIdentifier("1.2.840.113635.100.8.2"),
                        false,
                        new DERSequence(new DERTaggedObject(true, 1, new DEROctetString(nonce)))));
        return path(JsonMapper.shared().createObjectNode(), certificate, INTERMEDIATE);
    });

    /** Signed by the key of {@link #LEAF}, with any chain. */
    static Format packed(X509Certificate... chain) {
        return new Made("packed", (_, authData, hash) -> {
            var key = TestAttestationUtil.load3tierTestAuthenticatorAttestationPrivateKey();
            return path(
                    JsonMapper.shared().createObjectNode().put("alg", -7).put("sig", signed(key, authData, hash)),
                    chain);
        });
    }

    /** A certificate for an authenticator, issued by {@link #INTERMEDIATE}. */
    static X509Certificate certificate(PublicKey key, Consumer<AttestationCertificateBuilder> more) {
        var subject = new X500Principal("CN=test, OU=Authenticator Attestation, O=Acme, C=JP");
        return certificate(subject, key, more);
    }

    static X509Certificate certificate(
            X500Principal subject, PublicKey key, Consumer<AttestationCertificateBuilder> more) {
        var builder = new AttestationCertificateBuilder(INTERMEDIATE, subject, key);
        more.accept(builder);
        return builder.build(TestAttestationUtil.load3tierTestIntermediateCAPrivateKey());
    }

    static ObjectNode path(ObjectNode statement, X509Certificate... chain) {
        var certificates = statement.putArray("x5c");
        for (var one : chain) {
            certificates.add(der(one));
        }
        return statement;
    }

    static String anchor(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(der(certificate));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] signed(PrivateKey key, byte[]... parts) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(joined(parts));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Format emulated(String identifier, WebAuthnModelAuthenticator authenticator) {
        return new Made(identifier, (ceremony, authData, hash) -> {
            var request = new AttestationStatementRequest(
                    joined(authData, hash), EC2COSEKey.create(ceremony.keys, COSEAlgorithmIdentifier.ES256), hash);
            AttestationStatement statement =
                    authenticator.createAttestationStatement(request, new RegistrationEmulationOption());
            var mapper = Cbor.TYPES;
            return (ObjectNode) mapper.readTree(mapper.writeValueAsBytes(statement));
        });
    }
}

package dev.sallyport.steps.pairing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A payload in the making: good as it is, until a test breaks something. */
final class Draft {
    static final String AUDIENCE = "https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10";
    static final String PAIRING_KEY = "MZXW6YTBOI3DANRZGE2TKNBX";
    static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    static final ECKey PHONE = newKey(Curve.P_256);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode header;
    private final ObjectNode claims;

    private Draft(ObjectNode header, ObjectNode claims) {
        this.header = header;
        this.claims = claims;
    }

    static Draft good() {
        return new Draft(object("""
                {"alg": "ES256", "typ": "mobile-payload+jwt", "jwk": %s}""".formatted(PHONE.toPublicJWK())), object("""
                {"iss": "0b7e5b9c-installation", "aud": "%s", "iat": %d, "exp": %d, "jti": "b1f0c2-1",
                 "app": {"bundleId": "com.example.bank", "packageName": "com.example.bank", "version": "4.2.0"},
                 "os": {"type": "iOS", "version": "19.1"}, "model": {"name": "iPhone 17"},
                 "push": {"provider": "APNS", "token": "0a1b2c"},
                 "integrity": {"provider": "APPLE", "token": "d2l0aCBsb3Zl"},
                 "pk": "%s"}""".formatted(
                        AUDIENCE,
                        NOW.getEpochSecond(),
                        NOW.getEpochSecond() + 300,
                        Base64Url.encoded(DigestUtils.sha256(PAIRING_KEY)))));
    }

    static ECKey newKey(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** Puts JSON in the place of what is in {@code header} or {@code claims}; a dash takes it away. */
    Draft with(String part, String pointer, String json) {
        var at = JsonPointer.compile(pointer);
        var parent = (ObjectNode) (part.equals("header") ? header : claims).at(at.head());
        var name = at.last().getMatchingProperty();
        if (json.equals("-")) {
            parent.remove(name);
        } else {
            parent.set(name, JSON.readTree(json));
        }
        return this;
    }

    Draft with(String claim, JsonNode value) {
        claims.set(claim, value);
        return this;
    }

    Draft times(long issued, long expires) {
        claims.put("iat", NOW.getEpochSecond() + issued).put("exp", NOW.getEpochSecond() + expires);
        return this;
    }

    String claims() {
        return claims.toString();
    }

    String header() {
        return header.toString();
    }

    String signed() {
        return signedBy(PHONE);
    }

    String signedBy(ECKey key) {
        return signed(header(), claims(), key);
    }

    static String signed(String header, String claims, ECKey key) {
        return signed(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8), key);
    }

    static String signed(byte[] header, byte[] claims, ECKey key) {
        try {
            var algorithms = Map.of(Curve.P_256, JWSAlgorithm.ES256, Curve.P_384, JWSAlgorithm.ES384);
            return signed(
                    header, claims, new ECDSASigner(key), algorithms.getOrDefault(key.getCurve(), JWSAlgorithm.ES512));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** With whatever signer, whatever the header says. */
    static String signed(byte[] header, byte[] claims, JWSSigner signer, JWSAlgorithm algorithm) {
        try {
            var input = Base64Url.encoded(header) + "." + Base64Url.encoded(claims);
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

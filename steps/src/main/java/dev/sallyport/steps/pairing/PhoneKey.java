package dev.sallyport.steps.pairing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public key that a payload brings in its header. The header is taken only where it says nothing else: no other place to
 * fetch a key from, no other algorithm, no extension.
 *
 * @param thumbprint RFC 7638, SHA-256, base64url
 */
record PhoneKey(ECKey key, String thumbprint) {
    private static final Set<String> HEADER = Set.of("alg", "typ", "jwk");
    private static final Set<String> REQUIRED = Set.of("kty", "crv", "x", "y");

    /** What libraries add to a public key; it says nothing that we rely on, and is not kept. */
    private static final Set<String> PASSED_OVER = Set.of("kid", "use", "key_ops", "alg", "ext");

    private static final int COORDINATE_BYTES = 32;
    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

    static Optional<PhoneKey> of(ObjectNode header) {
        return HEADER.containsAll(header.propertyNames())
                        && is(header, "alg", "ES256")
                        && is(header, "typ", "mobile-payload+jwt")
                        && header.get("jwk") instanceof ObjectNode jwk
                ? read(jwk)
                : Optional.empty();
    }

    private static Optional<PhoneKey> read(ObjectNode jwk) {
        var unknown = jwk.propertyNames().stream().anyMatch(it -> !REQUIRED.contains(it) && !PASSED_OVER.contains(it));
        return unknown || !is(jwk, "kty", "EC") || !is(jwk, "crv", "P-256")
                ? Optional.empty()
                : coordinate(jwk.path("x"))
                        .flatMap(x -> coordinate(jwk.path("y")).flatMap(y -> onCurve(x, y)));
    }

    /** Full length always (RFC 7518 section 6.2.1.2), so that a key has one thumbprint. */
    private static Optional<Base64URL> coordinate(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> Base64Url.decoded(text)
                        .filter(it -> it.length == COORDINATE_BYTES)
                        .isPresent())
                .map(Base64URL::new);
    }

    private static Optional<PhoneKey> onCurve(Base64URL x, Base64URL y) {
        try {
            var key = new ECKey.Builder(Curve.P_256, x, y).build();
            return Optional.of(new PhoneKey(key, key.computeThumbprint().toString()));
        } catch (IllegalStateException | JOSEException e) {
            return Optional.empty();
        }
    }

    boolean hasSigned(CompactJws jws) {
        try {
            return Base64Url.decoded(jws.signature()).isPresent()
                    && new ECDSAVerifier(key)
                            .verify(
                                    ES256,
                                    jws.signed().getBytes(StandardCharsets.US_ASCII),
                                    new Base64URL(jws.signature()));
        } catch (JOSEException e) {
            return false;
        }
    }

    /** As JSON, nothing but the public members. */
    String json() {
        return key.toJSONString();
    }

    private static boolean is(ObjectNode node, String member, String value) {
        return node.path(member).isString() && node.path(member).asString().equals(value);
    }
}

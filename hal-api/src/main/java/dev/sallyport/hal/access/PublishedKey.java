package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public key that an issuer has published for signatures, if it is of a kind that we accept.
 *
 * @param id its {@code kid}; null: it has none
 * @param algorithms what it may verify
 */
record PublishedKey(@Nullable String id, Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {
    private static final int LEAST_RSA_BITS = 2048; // RFC 7518 section 3.3
    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_KEYS = 100;
    private static final Set<String> READ = Set.of("kty", "crv", "x", "y", "n", "e", "kid", "use", "key_ops", "alg");

    /**
     * The keys of a JWK Set that we can use; others are passed over (RFC 7517 section 5).
     *
     * @throws ParseException where the text is no JWK Set
     */
    static List<PublishedKey> readAll(String jwks) throws ParseException {
        var keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwks), "keys");
        if (keys == null) {
            throw new ParseException("no keys", 0);
        }
        return Arrays.stream(keys)
                .limit(MOST_KEYS)
                .flatMap(key -> read(key).stream())
                .toList();
    }

    boolean fits(UnprovenToken token) {
        return algorithms.contains(token.algorithm())
                && (token.keyId() == null || token.keyId().equals(id));
    }

    private static Optional<PublishedKey> read(Map<String, Object> members) {
        try {
            var plain = new HashMap<>(members);
            plain.keySet().retainAll(READ); // neither certificates nor, by an issuer's mistake, private halves
            var key = JWK.parse(plain);
            return isForSignatures(key) ? verifying(key) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isForSignatures(JWK key) {
        return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static Optional<PublishedKey> verifying(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> of(key, new ECDSAVerifier(ec), JWSAlgorithm.ES256);
            case RSAKey rsa
            when rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS ->
                of(key, new RSASSAVerifier(rsa), JWSAlgorithm.RS256, JWSAlgorithm.PS256);
            case OctetKeyPair octets
            when octets.getCurve().equals(Curve.Ed25519) -> of(key, new Ed25519Verifier(octets), JWSAlgorithm.EdDSA);
            default -> Optional.empty();
        };
    }

    private static Optional<PublishedKey> of(JWK key, JWSVerifier verifier, JWSAlgorithm... possible) {
        var only = key.getAlgorithm();
        if (only == null) {
            return Optional.of(new PublishedKey(key.getKeyID(), Set.of(possible), verifier));
        }
        return Arrays.stream(possible)
                .filter(algorithm -> algorithm.getName().equals(only.getName()))
                .findAny()
                .map(algorithm -> new PublishedKey(key.getKeyID(), Set.of(algorithm), verifier));
    }
}

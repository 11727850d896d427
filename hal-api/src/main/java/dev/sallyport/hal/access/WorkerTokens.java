package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/** The access tokens of worker applications: ES256 JWTs after RFC 9068, good for one environment and one hour. */
public final class WorkerTokens {
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final int REMEMBERED = 10_000;

    private final KeyRing ring;
    private final String base;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile Proven proven;

    /** Digests of tokens whose signatures held under one reading of the keys; their claims are checked each time. */
    private record Proven(Keyset under, Bounded<Boolean> digests) {}

    /** @param base the public address of the server, without a slash at its end */
    public WorkerTokens(KeyRing ring, String base, InstantSource clock, SecureRandom random) {
        this.ring = ring;
        this.base = base;
        this.clock = clock;
        this.random = random;
        proven = new Proven(ring.keys(), new Bounded<>(REMEMBERED));
    }

    /** A new token. */
    public String issue(String environment, String client) {
        var now = clock.instant();
        var key = ring.keys().signing().current(now);
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS_TOKEN)
                .keyID(key.id())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer(environment))
                .audience(audience(environment))
                .subject(client)
                .claim("client_id", client)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(id())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(key.key().signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token failed", e);
        }
        return token.serialize();
    }

    /** The public keys as a JWK Set (RFC 7517), newest first. */
    public String jwks() {
        var keys = ring.keys().signing().all().stream()
                .map(key -> (JWK) key.key().published())
                .toList();
        return new JWKSet(keys).toString(true);
    }

    /** The {@code iss} of an environment's tokens. */
    String issuer(String environment) {
        return audience(environment) + "/as";
    }

    /** Empty where the token is none of ours for this environment, or not of this time. */
    Optional<Caller> verify(String environment, UnprovenToken token) {
        var subject = token.subject();
        var acceptable = token.isAccessToken()
                && token.algorithm().equals(JWSAlgorithm.ES256)
                && token.isFor(issuer(environment), audience(environment), clock.instant())
                && subject != null
                && subject.equals(token.clientId())
                && isSigned(token);
        return acceptable && subject != null ? Optional.of(new Caller.Worker(subject)) : Optional.empty();
    }

    private boolean isSigned(UnprovenToken token) {
        var keys = ring.keys();
        var known = proven;
        if (!known.under().equals(keys)) { // the keys were read anew: what an old key proved counts no longer
            known = new Proven(keys, new Bounded<>(REMEMBERED));
            proven = known;
        }
        var digest = token.digest();
        if (known.digests().find(digest) != null) {
            return true;
        }
        var id = token.keyId();
        var key = id == null ? null : keys.signing().find(id);
        if (key == null || !token.isSignedBy(key.verifier())) {
            return false;
        }
        known.digests().put(digest, true);
        return true;
    }

    private String audience(String environment) {
        return base + "/" + environment;
    }

    private String id() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JWT as it came: well-formed, of an allowed algorithm and type, and not yet believed (RFC 8725 sections 3.1 and 3.11).
 * Keys that it names or brings along ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c}) are never looked at.
 */
final class UnprovenToken {
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private UnprovenToken(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** Empty where the text is no such JWT. */
    static Optional<UnprovenToken> read(String text) {
        try {
            var jwt = SignedJWT.parse(text);
            var header = jwt.getHeader();
            var members = jwt.getPayload().toJSONObject();
            var acceptable = ALGORITHMS.contains(header.getAlgorithm())
                    && header.getCriticalParams() == null
                    && header.isBase64URLEncodePayload()
                    && (header.getType() == null || isAccessToken(header) || isType(header, "JWT"))
                    && members != null
                    && (members.get("sub") == null
                            || members.get("sub") instanceof String); // the parser takes numbers too
            return acceptable ? Optional.of(new UnprovenToken(jwt, JWTClaimsSet.parse(members))) : Optional.empty();
        } catch (ParseException | RuntimeException e) {
            return Optional.empty(); // whatever a parser thinks of it, it is the sender's fault and no failure of ours
        }
    }

    JWSAlgorithm algorithm() {
        return jwt.getHeader().getAlgorithm();
    }

    @Nullable String keyId() {
        return jwt.getHeader().getKeyID();
    }

    /** Whether it says of itself that it is an access token (RFC 9068 section 2.1). */
    boolean isAccessToken() {
        return isAccessToken(jwt.getHeader());
    }

    @Nullable String issuer() {
        return claims.getIssuer();
    }

    @Nullable String subject() {
        return claims.getSubject();
    }

    @Nullable String clientId() {
        return claims.getClaim("client_id") instanceof String id ? id : null;
    }

    /** Whether it is of this issuer, for this audience, and of this time. */
    boolean isFor(String issuer, String audience, Instant now) {
        return issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(audience)
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().plus(SKEW).isAfter(now)
                && hasBegun(claims.getNotBeforeTime(), now)
                && hasBegun(claims.getIssueTime(), now);
    }

    boolean isSignedBy(JWSVerifier key) {
        try {
            return key.verify(jwt.getHeader(), jwt.getSigningInput(), jwt.getSignature());
        } catch (JOSEException | RuntimeException e) {
            return false; // a signature that is no signature at all
        }
    }

    /** SHA-256 of all its text, signature included. */
    String digest() {
        return InteractionTokens.digest(jwt.getParsedString());
    }

    private static boolean hasBegun(@Nullable Date from, Instant now) {
        return from == null || !from.toInstant().isAfter(now.plus(SKEW));
    }

    private static boolean isAccessToken(JWSHeader header) {
        return isType(header, "at+jwt") || isType(header, "application/at+jwt");
    }

    private static boolean isType(JWSHeader header, String type) {
        return header.getType() != null
                && type.equalsIgnoreCase(header.getType().getType());
    }
}

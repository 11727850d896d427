package dev.sallyport.hal.access;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an outside issuer whose keys are fetched by real HTTP. */
final class UserTokensTest {
    private static final String AUDIENCE = "sallyport";
    private static Vertx vertx;
    private static HandClock clock;
    private static TestIssuer outside;

    private UserTokens tokens;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        clock = new HandClock();
        outside = TestIssuer.start(vertx, clock);
    }

    @BeforeEach
    void forget() {
        tokens = new UserTokens(vertx, clock);
    }

    @AfterEach
    void behave() {
        outside.answers(outside::publish);
    }

    @AfterAll
    static void stop() {
        outside.close();
        Soon.of(vertx.close());
    }

    private Optional<Caller> verified(String token) {
        return UnprovenToken.read(token)
                .flatMap(read -> Soon.of(tokens.verify(List.of(outside.issuer(AUDIENCE)), read)));
    }

    private static Optional<Caller> user(String subject) {
        return Optional.of(new Caller.User(outside.name(), subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256", "EdDSA"})
    void everyAlgorithmOfTheListIsAccepted(String algorithm) {
        assertThat(verified(outside.token(JWSAlgorithm.parse(algorithm), "u1", AUDIENCE)))
                .isEqualTo(user("u1"));
    }

    private static JWTClaimsSet.Builder claims() {
        return outside.claims("u1", AUDIENCE);
    }

    private static JWSHeader.Builder header() {
        return outside.header(ES256);
    }

    private record Case(String name, Function<TestIssuer, String> token) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case ofHeader(String name, UnaryOperator<JWSHeader.Builder> change) {
        return new Case(name, issuer -> issuer.sign(change.apply(header()).build(), claims().build()));
    }

    private static Case ofClaims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Case(
                name,
                issuer -> issuer.sign(header().build(), change.apply(claims()).build()));
    }

    private static Date in(long seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    static Stream<Case> accepted() {
        return Stream.of(
                ofHeader("no typ", header -> header.type(null)),
                ofHeader("typ at+jwt", header -> header.type(new JOSEObjectType("at+jwt"))),
                ofHeader("typ application/at+jwt", header -> header.type(new JOSEObjectType("application/at+jwt"))),
                ofHeader(
                        "typ jwt, as a media type without regard to case",
                        header -> header.type(new JOSEObjectType("jwt"))),
                ofHeader("no kid, and one key that fits", header -> header.keyID(null)),
                ofHeader("jku is not looked at", header -> header.jwkURL(URI.create("https://evil.example/jwks"))),
                ofClaims("several audiences", claims -> claims.audience(List.of("other", AUDIENCE))),
                ofClaims("expired within the skew", claims -> claims.expirationTime(in(-59))),
                ofClaims(
                        "begins within the skew",
                        claims -> claims.notBeforeTime(in(60)).issueTime(in(60))),
                ofClaims("no iat", claims -> claims.issueTime(null)),
                ofClaims("a hundred characters", claims -> claims.subject("🗝".repeat(100))),
                ofClaims("a distinguished name without spaces", claims -> claims.subject("CN=Ann,O=x")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(Case token) {
        assertThat(verified(token.token().apply(outside))).isPresent();
    }

    static Stream<Case> refused() {
        return Stream.of(
                // RFC 8725 sections 2.1, 3.1 and 3.2: the algorithm.
                new Case("alg none", issuer -> new PlainJWT(claims().build()).serialize()),
                new Case("alg none, signed-looking", issuer -> unsecured(issuer) + "AAAA"),
                new Case("HS256 with the public key as its secret", UserTokensTest::confused),
                new Case(
                        "RS384",
                        issuer -> TestIssuer.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS384)
                                        .keyID(issuer.rsa().getKeyID())
                                        .build(),
                                claims().build(),
                                issuer.rsa())),
                new Case(
                        "alg of another key than the kid's",
                        issuer -> TestIssuer.sign(
                                new JWSHeader.Builder(RS256).keyID("ec-1").build(), claims().build(), issuer.rsa())),
                // RFC 8725 section 3.10: keys that the token names itself.
                new Case("jwk in the header", UserTokensTest::bringingItsKey),
                new Case(
                        "a key of the sender's own",
                        issuer -> TestIssuer.sign(header().build(), claims().build(), KeyTexts.pair())),
                ofHeader("unknown kid", header -> header.keyID("ec-9")),
                // RFC 7515 section 4.1.11: nothing critical is understood.
                ofHeader("crit", header -> header.criticalParams(Set.of("exp")).customParam("exp", 1)),
                ofHeader(
                        "crit, empty",
                        header -> header.parsedBase64URL(
                                Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"ec-1\",\"crit\":[]}"))),
                ofHeader("b64", header -> header.base64URLEncodePayload(false)),
                // RFC 8725 section 3.11: the type.
                ofHeader("typ dpop+jwt", header -> header.type(new JOSEObjectType("dpop+jwt"))),
                ofHeader("typ logout+jwt", header -> header.type(new JOSEObjectType("logout+jwt"))),
                ofHeader("typ empty", header -> header.type(new JOSEObjectType(""))),
                // RFC 8725 sections 3.8 and 3.9: issuer, subject, audience.
                ofClaims("iss with a slash more", claims -> claims.issuer(outside.name() + "/")),
                ofClaims("no iss", claims -> claims.issuer(null)),
                ofClaims("another aud", claims -> claims.audience("other")),
                ofClaims("aud that begins alike", claims -> claims.audience(AUDIENCE + "2")),
                ofClaims("no aud", claims -> claims.audience((String) null)),
                ofClaims("no sub", claims -> claims.subject(null)),
                ofClaims("empty sub", claims -> claims.subject("")),
                ofClaims("blank sub", claims -> claims.subject(" ")),
                ofClaims("sub with a line break", claims -> claims.subject("a\nb")),
                ofClaims("sub with an invisible character", claims -> claims.subject("a\u200bb")),
                new Case(
                        "sub with half a character",
                        issuer -> issuer.sign(
                                header().build(), claims().build().toString().replace("u1", "u\\ud83d"))),
                new Case(
                        "sub given twice",
                        issuer -> issuer.sign(
                                header().build(), claims().build().toString().replaceFirst("[{]", "{\"sub\":\"u2\","))),
                ofClaims("sub of 101 characters", claims -> claims.subject("a".repeat(101))),
                ofClaims("sub that is a number", claims -> claims.claim("sub", 7)),
                // RFC 7519 sections 4.1.4 to 4.1.6: time.
                ofClaims("no exp", claims -> claims.expirationTime(null)),
                ofClaims("expired beyond the skew", claims -> claims.expirationTime(in(-60))),
                ofClaims("exp that is a text", claims -> claims.claim("exp", "tomorrow")),
                ofClaims("begins beyond the skew", claims -> claims.notBeforeTime(in(61))),
                ofClaims("issued in the future", claims -> claims.issueTime(in(61))),
                new Case("changed claims", issuer -> changed(issuer.token("u1", AUDIENCE))),
                new Case("a signature of zeros (CVE-2022-21449)", issuer -> {
                    var token = issuer.token("u1", AUDIENCE);
                    return token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);
                }),
                new Case("claims that are no object", issuer -> {
                    var header = issuer.token("u1", AUDIENCE).split("\\.", -1)[0];
                    return header + "." + base64("[]") + ".AAAA";
                }),
                new Case("a header nested too deep", issuer -> base64("{\"alg\":" + "[".repeat(5_000)) + ".e30.AAAA"),
                new Case("no header", issuer -> ".e30.AAAA"),
                new Case("nothing at all", issuer -> ".."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Case token) {
        assertThat(verified(token.token().apply(outside))).isEmpty();
    }

    private static String unsecured(TestIssuer issuer) {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + base64(issuer.claims("u1", AUDIENCE).build().toString()) + ".";
    }

    private static String confused(TestIssuer issuer) {
        try {
            var publicKey = issuer.rsa().toRSAPublicKey().getEncoded();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(issuer.rsa().getKeyID())
                            .build(),
                    claims().build());
            token.sign(new MACSigner(publicKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String bringingItsKey(TestIssuer issuer) {
        var own = new ECKey.Builder(KeyTexts.pair()).keyID("own").build();
        return TestIssuer.sign(
                new JWSHeader.Builder(ES256).keyID("own").jwk(own.toPublicJWK()).build(), claims().build(), own);
    }

    private static String changed(String token) {
        var parts = token.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        return parts[0] + "." + base64(claims.replace("u1", "u2")) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void theAudienceChoosesAmongSettingsOfOneIssuer() {
        var read = UnprovenToken.read(outside.token("u1", "second")).orElseThrow();

        assertThat(Soon.of(tokens.verify(List.of(outside.issuer("first"), outside.issuer("second")), read)))
                .isEqualTo(user("u1"));
        assertThat(Soon.of(tokens.verify(List.of(), read))).isEmpty();
    }
}

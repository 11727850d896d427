package dev.sallyport.hal.access;

import static com.nimbusds.jose.JWSAlgorithm.PS256;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of an outside issuer's keys are believed, and what becomes of tokens while it is away. */
final class IssuerKeysTest {
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

    private static void publish(JWK... keys) {
        var text = new JWKSet(List.of(keys)).toString(true);
        outside.answers(request -> request.response().end(text));
    }

    private static RSAKey.Builder rsa(String id) {
        return new RSAKey.Builder(outside.rsa()).keyID(id);
    }

    private static String signedBy(JWSAlgorithm algorithm, JWK key, boolean named) {
        var header = new JWSHeader.Builder(algorithm).keyID(named ? key.getKeyID() : null);
        return TestIssuer.sign(header.build(), outside.claims("u1", AUDIENCE).build(), key);
    }

    @Test
    void aTokenWithoutKidNeedsExactlyOneKeyThatFits() {
        var one = rsa("one").build();

        publish(one, rsa("two").build());
        assertThat(verified(signedBy(PS256, one, true))).isPresent();
        assertThat(verified(signedBy(PS256, one, false))).isEmpty();
    }

    @Test
    void keysForOtherThingsVerifyNothing() {
        var encrypting = rsa("enc").keyUse(KeyUse.ENCRYPTION).build();
        var wrapping = rsa("wrap").keyOperations(Set.of(KeyOperation.WRAP_KEY)).build();
        var narrow = rsa("narrow").algorithm(RS256).build();

        publish(encrypting, wrapping, narrow);
        assertThat(verified(signedBy(RS256, encrypting, true))).isEmpty();
        assertThat(verified(signedBy(RS256, wrapping, true))).isEmpty();
        assertThat(verified(signedBy(PS256, narrow, true))).isEmpty();
        assertThat(verified(signedBy(RS256, narrow, true))).isPresent();
    }

    /** RFC 7518 section 3.3. */
    @Test
    void aShortRsaKeyIsRefused() throws JOSEException {
        var small = new RSAKeyGenerator(1024, true).keyID("small").generate();

        publish(small);
        var token = new SignedJWT(
                new JWSHeader.Builder(RS256).keyID("small").build(),
                outside.claims("u1", AUDIENCE).build());
        token.sign(new RSASSASigner(small, Set.of(AllowWeakRSAKey.getInstance())));
        assertThat(verified(token.serialize())).isEmpty();
    }

    @Test
    void anIssuerThatIsAwayMeansNobody() {
        outside.answers(request -> request.response().setStatusCode(503).end());

        assertThat(verified(outside.token("u1", AUDIENCE))).isEmpty();
    }

    @Test
    void anAddressThatNobodyAnswersMeansNobody() {
        var gone = TestIssuer.start(vertx, clock);
        var token = UnprovenToken.read(gone.token("u1", AUDIENCE)).orElseThrow();
        gone.close();

        assertThat(Soon.of(tokens.verify(List.of(gone.issuer(AUDIENCE)), token)))
                .isEmpty();
    }

    @Test
    void anUnknownKidFetchesAgainOnceAMinute() {
        try (var issuer = TestIssuer.start(vertx, clock)) {
            var settings = List.of(issuer.issuer(AUDIENCE));
            Function<String, Optional<Caller>> verify = token ->
                    Soon.of(tokens.verify(settings, UnprovenToken.read(token).orElseThrow()));
            assertThat(verify.apply(issuer.token("u1", AUDIENCE))).isPresent();
            issuer.rotate();
            var renewed = issuer.token("u1", AUDIENCE);

            assertThat(verify.apply(renewed)).isEmpty();
            clock.sleep(Duration.ofSeconds(59));
            assertThat(verify.apply(renewed)).isEmpty();
            assertThat(issuer.fetches()).isEqualTo(1);
            clock.sleep(Duration.ofSeconds(1));
            assertThat(verify.apply(renewed)).isPresent();
            assertThat(issuer.fetches()).isEqualTo(2);
            assertThat(verify.apply(renewed)).isPresent();
            assertThat(issuer.fetches()).isEqualTo(2);
        }
    }
}

package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.KeyTexts.DATE;
import static dev.sallyport.hal.access.KeyTexts.pepper;
import static dev.sallyport.hal.access.KeyTexts.sealing;
import static dev.sallyport.hal.access.KeyTexts.signing;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkerTokensTest {
    private static final String BASE = "https://mfa.example.com";
    private static final String ENVIRONMENT = "d0000000-0000-4000-8000-000000000001";

    private final HandClock clock = new HandClock();
    private final ECKey pair = KeyTexts.pair();
    private final String sign1 = signing("sign1", DATE, pair, pair.getD().toString());
    private final String sign2 = signing("sign2", DATE + 1);

    @TempDir
    private Path folder;

    private KeyRing ring;
    private WorkerTokens tokens;

    @BeforeEach
    void start() {
        write(sign1);
        ring = new KeyRing(folder.resolve("keys.json"), clock, new SecureRandom());
        tokens = new WorkerTokens(ring, BASE, clock, new SecureRandom());
    }

    private void write(String... signing) {
        KeyTexts.write(folder, sealing("s", DATE), pepper("p", DATE), String.join(",", signing));
    }

    private Optional<Caller> verified(String token) {
        return UnprovenToken.read(token).flatMap(read -> tokens.verify(ENVIRONMENT, read));
    }

    /** RFC 9068 sections 2.1 and 2.2. */
    @Test
    void areAccessTokensAsTheNormWantsThem() throws Exception {
        var token = SignedJWT.parse(tokens.issue(ENVIRONMENT, "worker"));

        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(java.util.Map.of("alg", "ES256", "typ", "at+jwt", "kid", "sign1"));
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "iat", "exp", "jti");
        assertThat(claims.getIssuer()).isEqualTo(BASE + "/" + ENVIRONMENT + "/as");
        assertThat(claims.getAudience()).containsExactly(BASE + "/" + ENVIRONMENT);
        assertThat(claims.getSubject()).isEqualTo("worker");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("worker");
        assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
        assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plusSeconds(3_600));
        assertThat(claims.getJWTID()).hasSize(22);
    }

    @Test
    void sayWhoAsks() {
        var token = tokens.issue(ENVIRONMENT, "worker");

        for (int time = 0; time < 3; time++) {
            assertThat(verified(token)).contains(new Caller.Worker("worker"));
        }
    }

    @Test
    void lastAnHourAndTheSkew() {
        var token = tokens.issue(ENVIRONMENT, "worker");

        clock.sleep(Duration.ofMinutes(61).minusMillis(1));
        assertThat(verified(token)).isPresent();
        clock.sleep(Duration.ofMillis(1));
        assertThat(verified(token)).as("though remembered").isEmpty();
    }

    @Test
    void openOneEnvironmentOnly() {
        var token = UnprovenToken.read(tokens.issue(ENVIRONMENT, "worker")).orElseThrow();

        assertThat(tokens.verify(ENVIRONMENT, token)).isPresent();
        assertThat(tokens.verify("another", token)).as("though remembered").isEmpty();
    }

    /** RFC 7517 section 9.2: the set that is shown holds no private key. */
    @Test
    void keysAreShownWithoutTheirSecrets() throws Exception {
        write(sign1, sign2);
        ring.reload();

        var shown = tokens.jwks();

        assertThat(shown).doesNotContain("\"d\"", "oct");
        var keys = JWKSet.parse(shown);
        assertThat(keys.getKeys()).extracting(key -> key.getKeyID()).containsExactly("sign2", "sign1");
        assertThat(keys.getKeyByKeyId("sign1").toJSONObject())
                .containsOnlyKeys("kty", "use", "crv", "kid", "alg", "x", "y")
                .containsEntry("use", "sig")
                .containsEntry("alg", "ES256");
    }

    @Test
    void afterRotationTheNewestSignsAndOldOnesStillVerify() {
        var old = tokens.issue(ENVIRONMENT, "worker");
        write(sign1, sign2);
        ring.reload();

        assertThat(verified(old)).isPresent();
        assertThat(UnprovenToken.read(tokens.issue(ENVIRONMENT, "worker"))
                        .orElseThrow()
                        .keyId())
                .isEqualTo("sign2");
    }

    @Test
    void aRememberedTokenFallsWithItsKey() {
        var old = tokens.issue(ENVIRONMENT, "worker");
        assertThat(verified(old)).isPresent();
        write(sign2);
        ring.reload();

        assertThat(verified(old)).isEmpty();
    }

    @Test
    void noCharacterOfTheSignatureMayChange() {
        var token = tokens.issue(ENVIRONMENT, "worker");
        int signature = token.lastIndexOf('.') + 1;
        for (int place = signature; place < token.length() - 1; place++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(place, token.charAt(place) == 'A' ? 'B' : 'A');
            assertThat(verified(changed.toString())).isEmpty();
        }
    }

    private record Forgery(String name, Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                new Forgery("typ JWT", header -> header.type(JOSEObjectType.JWT), claims -> {}),
                new Forgery("no typ", header -> header.type(null), claims -> {}),
                new Forgery("no kid", header -> header.keyID(null), claims -> {}),
                new Forgery("unknown kid", header -> header.keyID("sign9"), claims -> {}),
                new Forgery("another kid", header -> header.keyID("s"), claims -> {}),
                new Forgery("iss of another environment", header -> {}, claims -> claims.issuer(BASE + "/other/as")),
                new Forgery("aud of another environment", header -> {}, claims -> claims.audience(BASE + "/other")),
                new Forgery("no sub", header -> {}, claims -> claims.subject(null)),
                new Forgery("client_id is not sub", header -> {}, claims -> claims.claim("client_id", "other")),
                new Forgery("no client_id", header -> {}, claims -> claims.claim("client_id", null)),
                new Forgery("no exp", header -> {}, claims -> claims.expirationTime(null)));
    }

    /** RFC 8725 sections 3.8 to 3.11, RFC 9068 section 4: even where our own key has signed. */
    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesWhatItNeverIssues(Forgery forgery) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("sign1");
        var claims = new JWTClaimsSet.Builder()
                .issuer(BASE + "/" + ENVIRONMENT + "/as")
                .audience(BASE + "/" + ENVIRONMENT)
                .subject("worker")
                .claim("client_id", "worker")
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
        assertThat(verified(TestIssuer.sign(header.build(), claims.build(), pair)))
                .as("the original")
                .isPresent();

        forgery.header().accept(header);
        forgery.claims().accept(claims);

        assertThat(verified(TestIssuer.sign(header.build(), claims.build(), pair)))
                .isEmpty();
    }
}

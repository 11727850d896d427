package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.ClientSecrets.Verdict.BUSY;
import static dev.sallyport.hal.access.ClientSecrets.Verdict.RIGHT;
import static dev.sallyport.hal.access.ClientSecrets.Verdict.WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.hal.environment.Client;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientSecretsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Client WORKER = client("worker", "s3cret", 3);
    private static final List<Client> CLIENTS = List.of(WORKER, client("other", "another", 3));

    private static Vertx vertx;
    private final ConcurrentLinkedQueue<Integer> slowChecks = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private ClientSecrets secrets;

    @BeforeEach
    void start() {
        var clock = new HandClock();
        var file = folder.resolve("keys.json");
        KeyFile.createIfAbsent(file, clock, RANDOM);
        secrets = new ClientSecrets(vertx, new KeyRing(file, clock, RANDOM), (digest, secret) -> {
            slowChecks.add(digest.iterations());
            return digest.matches(secret);
        });
    }

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        Soon.of(vertx.close());
    }

    private static Client client(String id, String secret, int iterations) {
        return new Client(id, SecretDigest.of(secret, iterations, RANDOM).text());
    }

    private ClientSecrets.Verdict check(List<Client> clients, String id, String secret) {
        return Soon.of(secrets.check(clients, id, secret, () -> true));
    }

    @Test
    void theRightSecretIsRight() {
        assertThat(check(CLIENTS, "worker", "s3cret")).isEqualTo(RIGHT);
        assertThat(check(CLIENTS, "other", "another")).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3cret", "s3cret ", "another", "s", ""})
    void anyOtherIsWrong(String secret) {
        assertThat(check(CLIENTS, "worker", secret)).isEqualTo(WRONG);
        assertThat(check(CLIENTS, "worker", "s3cret")).isEqualTo(RIGHT);
        assertThat(check(CLIENTS, "worker", secret))
                .as("beside a remembered one")
                .isEqualTo(WRONG);
    }

    @Test
    void aRightSecretIsCheckedSlowlyOnce() {
        for (int time = 0; time < 5; time++) {
            assertThat(check(CLIENTS, "worker", "s3cret")).isEqualTo(RIGHT);
        }
        assertThat(slowChecks).hasSize(1);
    }

    @Test
    void aChangedSecretIsNotRemembered() {
        check(CLIENTS, "worker", "s3cret");

        assertThat(check(List.of(client("worker", "new", 3)), "worker", "s3cret"))
                .isEqualTo(WRONG);
    }

    @Test
    void anUnknownClientCostsAsMuchAsAKnownOne() {
        assertThat(check(CLIENTS, "worker", "wrong")).isEqualTo(WRONG);
        assertThat(check(CLIENTS, "nobody", "wrong")).isEqualTo(WRONG);
        assertThat(slowChecks).containsExactly(3, 3);
    }

    @Test
    void aMalformedDigestLetsNobodyIn() {
        assertThat(check(List.of(new Client("worker", "plain"), WORKER), "worker", "plain"))
                .isEqualTo(WRONG);
        assertThat(slowChecks).containsExactly(3);
    }

    @Test
    void whatIsNotWantedAnyMoreIsLeftOut() {
        assertThat(Soon.of(secrets.check(CLIENTS, "worker", "s3cret", () -> false)))
                .isEqualTo(BUSY);
        assertThat(slowChecks).isEmpty();
    }

    @Test
    void onlySoManyWait() {
        var gate = new java.util.concurrent.CountDownLatch(1);
        var all = IntStream.range(0, 300)
                .mapToObj(time -> secrets.check(CLIENTS, "worker", "wrong", () -> isOpen(gate)))
                .toList();
        gate.countDown();
        Soon.of(Future.all(all));

        assertThat(all).extracting(Future::result).contains(WRONG, BUSY);
        assertThat(slowChecks).hasSize(200);
        assertThat(check(CLIENTS, "worker", "s3cret")).as("afterwards").isEqualTo(RIGHT);
    }

    private static boolean isOpen(java.util.concurrent.CountDownLatch gate) {
        try {
            return gate.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** RFC 7914 section 11, the first 32 bytes of the test vectors for PBKDF2-HMAC-SHA-256. */
    @Test
    void derivesAsTheNormSays() {
        assertThat(HexFormat.of().formatHex(SecretDigest.derive("passwd", "salt".getBytes(UTF_8), 1)))
                .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        assertThat(HexFormat.of().formatHex(SecretDigest.derive("Password", "NaCl".getBytes(UTF_8), 80_000)))
                .isEqualTo("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56");
    }

    @Test
    void makesDigestsThatItReads() {
        var digest = ClientSecrets.digestOf("demo-secret", 1_000);

        assertThat(digest).startsWith("pbkdf2-sha256$1000$").isNotEqualTo(ClientSecrets.digestOf("demo-secret", 1_000));
        assertThatCode(() -> ClientSecrets.check(digest)).doesNotThrowAnyException();
        assertThat(SecretDigest.read(digest).matches("demo-secret")).isTrue();
        assertThat(SecretDigest.read(digest).text()).isEqualTo(digest);
    }

    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "A".repeat(43);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha1$1$" + SALT,
                "pbkdf2-sha256$0$" + SALT + "$AAAA",
                "pbkdf2-sha256$-1$" + SALT + "$AAAA",
                "pbkdf2-sha256$1$" + SALT + "$AAAA",
                "pbkdf2-sha256$1$AAAA$AAAA",
                "pbkdf2-sha256$1$" + SALT + "==$AAAA",
                "pbkdf2-sha256$1$$",
                "pbkdf2-sha256$1$A$A"
            })
    void refusesMalformedDigestsWithoutRepeatingThem(String digest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSecrets.check(digest))
                .withMessageStartingWith("must ")
                .withMessageNotContaining(SALT);
    }

    @Test
    void iterationsHaveALimit() {
        assertThatCode(() -> ClientSecrets.check("pbkdf2-sha256$10000000$" + SALT + "$" + HASH))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSecrets.check("pbkdf2-sha256$10000001$" + SALT + "$" + HASH))
                .withMessage("must have 1 to 10000000 iterations");
    }
}

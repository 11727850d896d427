package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.environment.Issuer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallersTest {
    private static final String HOLDER = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    private static final HandClock CLOCK = new HandClock();
    private static Vertx vertx;
    private static TestIssuer outside;
    private static List<Issuer> issuers;

    @TempDir
    private Path folder;

    private WorkerTokens workers;
    private Callers callers;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
        outside = TestIssuer.start(vertx, CLOCK);
        issuers = List.of(outside.issuer("sallyport"));
    }

    @BeforeEach
    void start() {
        var file = folder.resolve("keys.json");
        var random = new SecureRandom();
        KeyFile.createIfAbsent(file, CLOCK, random);
        workers = new WorkerTokens(new KeyRing(file, CLOCK, random), "http://localhost:8080", CLOCK, random);
        callers = new Callers(workers, new UserTokens(vertx, CLOCK));
    }

    @AfterAll
    static void stop() {
        outside.close();
        Soon.of(vertx.close());
    }

    private Optional<Caller> caller(@Nullable String header) {
        return Soon.of(callers.of("env", issuers, header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void theSchemeMayBeWrittenAnyWay(String scheme) {
        assertThat(caller(scheme + workers.issue("env", "worker"))).contains(new Caller.Worker("worker"));
    }

    @Test
    void aUserComesByAnIssuerOfTheEnvironment() {
        var header = "Bearer " + outside.token("u1", "sallyport");

        assertThat(caller(header)).contains(new Caller.User(outside.name(), "u1"));
        assertThat(Soon.of(callers.of("env", List.of(), header))).isEmpty();
    }

    @Test
    void anOpaqueTokenIsHandedOnAsItsDigest() {
        assertThat(caller("Bearer " + HOLDER)).contains(new Caller.Holder(InteractionTokens.digest(HOLDER)));
    }

    @Test
    void aTokenOfAnotherEnvironmentIsNone() {
        assertThat(caller("Bearer " + workers.issue("other", "worker"))).isEmpty();
    }

    /** An outside issuer that takes our name gains nothing: our name is looked up in our keys only. */
    @Test
    void nobodyElseSpeaksInOurName() {
        var claims = outside.claims("worker", "http://localhost:8080/env")
                .issuer("http://localhost:8080/env/as")
                .claim("client_id", "worker");
        var token = outside.sign(
                outside.header(com.nimbusds.jose.JWSAlgorithm.ES256)
                        .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
                        .build(),
                claims.build());
        var impostor =
                new Issuer("http://localhost:8080/env/as", "http://localhost:8080/env", outside.name() + "/jwks");

        assertThat(Soon.of(callers.of("env", List.of(impostor), "Bearer " + token)))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Basic d29ya2VyOnNlY3JldA==",
                "Bearer\t" + HOLDER,
                HOLDER,
                "Bearer " + HOLDER + "A",
                "Bearer " + HOLDER + ", Bearer " + HOLDER,
                "Bearer a.b",
                "Bearer a.b.c",
                "Bearer ..",
                "Bearer a.b.c.d.e",
                "Bearer é.é.é"
            })
    void anythingElseIsNobody(@Nullable String header) {
        assertThat(caller(header)).isEmpty();
    }

    @Test
    void aHeaderOverEightKibibytesIsRefused() {
        var token = workers.issue("env", "w".repeat(5_000));
        assertThat(caller("Bearer " + token)).isEmpty();
    }

    @Test
    void answersOnTheContextThatAsked() {
        var context = vertx.getOrCreateContext();
        var same = new CompletableFuture<Boolean>();
        context.runOnContext(go -> callers.of("env", issuers, "Bearer " + outside.token("u1", "sallyport"))
                .onComplete(done -> same.complete(Vertx.currentContext() == context)));

        assertThat(same).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
    }
}

package dev.sallyport.hal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sallyport.hal.environment.Client;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenEndpointTest {
    private static final String HERE = "192.0.2.1";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Client> CLIENTS =
            List.of(client("worker", "s3cret"), client("s6BhdRkqt3", "gX1fBat3bV"), client("a:b", "p%+ ż"));
    private static final String GRANT = "grant_type=client_credentials";

    private final HandClock clock = new HandClock();
    private static Vertx vertx;

    @TempDir
    private Path folder;

    private WorkerTokens tokens;
    private TokenEndpoint endpoint;

    @BeforeEach
    void start() {
        var file = folder.resolve("keys.json");
        KeyFile.createIfAbsent(file, clock, RANDOM);
        var ring = new KeyRing(file, clock, RANDOM);
        tokens = new WorkerTokens(ring, "http://localhost:8080", clock, RANDOM);
        endpoint = new TokenEndpoint(tokens, new ClientSecrets(vertx, ring), new Throttle(clock));
    }

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        Soon.of(vertx.close());
    }

    private static Client client(String id, String secret) {
        return new Client(id, SecretDigest.of(secret, 1, RANDOM).text());
    }

    private TokenAnswer ask(@Nullable String authorization, String form) {
        return ask(authorization, form, HERE);
    }

    /** A form as readable text: values as they are once decoded. */
    private TokenAnswer ask(@Nullable String authorization, String form, String address) {
        var parameters = new HashMap<String, List<String>>();
        for (var pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                parameters.merge(
                        parts[0],
                        List.of(parts[1]),
                        (some, more) ->
                                Stream.of(some, more).flatMap(List::stream).toList());
            }
        }
        return Soon.of(endpoint.answer("env", CLIENTS, authorization, parameters, address));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /** RFC 6749 section 5.1. */
    private void isToken(TokenAnswer answer, String client) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(Map.of("Cache-Control", "no-store"));
        assertThat(answer.body().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(answer.body().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").intValue()).isEqualTo(3_600);
        var token = UnprovenToken.read(answer.body().path("access_token").stringValue())
                .orElseThrow();
        assertThat(tokens.verify("env", token)).contains(new Caller.Worker(client));
    }

    private static void isError(TokenAnswer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error").stringValue()).isEqualTo(code);
        assertThat(answer.body().path("error_description").stringValue()).matches("[ -!#-\\[\\]-~]+");
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
    }

    static Stream<Arguments> rightWays() {
        return Stream.of(
                arguments(basic("worker:s3cret"), GRANT, "worker"),
                arguments("bAsIc  " + basic("worker:s3cret").substring(6), GRANT, "worker"),
                arguments(basic("worker:s3cret"), GRANT + "&client_id=worker", "worker"),
                arguments(null, GRANT + "&client_id=worker&client_secret=s3cret", "worker"),
                arguments(basic("worker:s3cret"), GRANT + "&unknown=1", "worker"),
                arguments(basic("worker:s3cret"), GRANT + "&scope=&client_secret=", "worker"),
                // The example of RFC 6749 section 2.3.1.
                arguments("Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW", GRANT, "s6BhdRkqt3"),
                // RFC 6749 section 2.3.1 and appendix B: both are form-encoded within basic.
                arguments(basic("a%3Ab:p%25%2B+%C5%BC"), GRANT, "a:b"),
                arguments(null, GRANT + "&client_id=a:b&client_secret=p%+ ż", "a:b"));
    }

    @ParameterizedTest
    @MethodSource("rightWays")
    void issuesATokenToWhoeverKnowsTheSecret(@Nullable String authorization, String form, String client) {
        isToken(ask(authorization, form), client);
    }

    static Stream<Arguments> wrongForms() {
        return Stream.of(
                arguments("", "invalid_request"),
                arguments("client_id=worker", "invalid_request"),
                arguments("grant_type=", "invalid_request"),
                arguments("grant_type=password", "unsupported_grant_type"),
                arguments("grant_type=authorization_code&code=x", "unsupported_grant_type"),
                arguments("grant_type=CLIENT_CREDENTIALS", "unsupported_grant_type"),
                arguments(GRANT + "&" + GRANT, "invalid_request"),
                arguments(GRANT + "&x=1&x=2", "invalid_request"),
                arguments(GRANT + "&client_secret=s3cret", "invalid_request"),
                arguments(GRANT + "&client_id=worker&client_secret=s3cret", "invalid_request"),
                arguments(GRANT + "&scope=flows", "invalid_scope"));
    }

    /** RFC 6749 sections 3.2, 2.3 and 5.2: refused even with the right secret. */
    @ParameterizedTest
    @MethodSource("wrongForms")
    void refusesMalformedRequests(String form, String code) {
        var answer = ask(basic("worker:s3cret"), form);

        isError(answer, 400, code);
        assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
    }

    static Stream<Arguments> wrongClients() {
        return Stream.of(
                arguments(basic("worker:wrong"), ""),
                arguments(basic("nobody:s3cret"), ""),
                arguments(basic("worker:"), ""),
                arguments(basic(":s3cret"), ""),
                arguments(basic("worker"), ""),
                arguments(basic("worker:%zz"), ""),
                arguments(basic("worker:s3cret"), "&client_id=other"),
                arguments("Basic", ""),
                arguments("Basic !", ""),
                arguments("Bearer abc", ""),
                arguments("", ""),
                arguments(basic("worker:" + "s".repeat(8_000)), ""),
                arguments(null, ""),
                arguments(null, "&client_id=worker"),
                arguments(null, "&client_secret=s3cret"),
                arguments(null, "&client_id=worker&client_secret=wrong"),
                arguments(null, "&client_id=nobody&client_secret=s3cret"));
    }

    /** RFC 6749 section 5.2, RFC 9110 section 15.5.2. */
    @ParameterizedTest
    @MethodSource("wrongClients")
    void refusesClientsThatProveNothing(@Nullable String authorization, String form) {
        var answer = ask(authorization, GRANT + form);

        isError(answer, 401, "invalid_client");
        assertThat(answer.headers().get("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(answer.body().toString()).doesNotContain("s3cret", "wrong ", "nobody");
    }

    @Test
    void guessingIsThrottledByClientAndAddress() {
        for (int time = 0; time < 10; time++) {
            isError(ask(basic("worker:guess" + time), GRANT), 401, "invalid_client");
        }
        clock.sleep(Duration.ofMillis(60_500));

        var answer = ask(basic("worker:s3cret"), GRANT);
        isError(answer, 429, "temporarily_unavailable");
        assertThat(answer.headers()).containsEntry("Retry-After", "540");
        isToken(ask(basic("worker:s3cret"), GRANT, "192.0.2.2"), "worker");
        isToken(ask(basic("s6BhdRkqt3:gX1fBat3bV"), GRANT), "s6BhdRkqt3");
        clock.sleep(Duration.ofMinutes(9));
        isToken(ask(basic("worker:s3cret"), GRANT), "worker");
    }

    @ParameterizedTest
    @ValueSource(ints = {30})
    void successEndsTheCount(int times) {
        for (int time = 0; time < times; time++) {
            isError(ask(basic("worker:guess"), GRANT), 401, "invalid_client");
            isToken(ask(basic("worker:s3cret"), GRANT), "worker");
        }
    }

    @Test
    void secretsDoNotShow() {
        assertThat(new Credentials("worker", "s3cret")).hasToString("Credentials[worker, hidden]");
    }
}

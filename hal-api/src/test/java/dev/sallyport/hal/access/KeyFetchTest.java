package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.hal.kit.TestCertificate;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fetch of keys from a real server that behaves badly. */
final class KeyFetchTest {
    private static Vertx vertx;
    private static HttpClient client;
    private static TestIssuer outside;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        client = KeyFetch.client(vertx);
        outside = TestIssuer.start(vertx, new HandClock());
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

    private static List<PublishedKey> fetched() {
        return Soon.of(KeyFetch.from(client, outside.name() + "/jwks"));
    }

    private static Throwable failure() {
        return Soon.failureOf(KeyFetch.from(client, outside.name() + "/jwks"));
    }

    @Test
    void bringsAllKeysThatFit() {
        assertThat(fetched()).extracting(PublishedKey::id).containsExactly("ec-1", "rsa-1", "ed-1");
    }

    /** RFC 7517 section 5: keys that are not understood are ignored, and so are those that are broken. */
    @Test
    void passesOverKeysThatItCannotUse() {
        answer("""
                {"keys":[
                 {"kty":"XYZ","kid":"1"}, {"kty":"oct","kid":"2","k":"AAAA"}, {"kid":"3"}, {},
                 {"kty":"EC","crv":"P-256","kid":"4","x":"AA","y":"AA"},
                 {"kty":"EC","crv":"P-521","kid":"5","x":"AA","y":"AA"},
                 {"kty":"OKP","crv":"X25519","kid":"6","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
                 {"kty":"RSA","kid":"7","n":"AQAB","e":"AQAB","x5c":["!"]},
                 {"kty":"EC","crv":"P-256","kid":7}
                ]}""");

        assertThat(fetched()).isEmpty();
    }

    static Stream<Handler<HttpServerRequest>> misbehaving() {
        return Stream.of(
                request -> request.response().setStatusCode(500).end(outside.jwks()),
                request -> request.response().setStatusCode(204).end(),
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/jwks")
                        .end(),
                request -> request.response().end(),
                request -> request.response().end("<html>"),
                request -> request.response().end("{}"),
                request -> request.response().end("{\"keys\":{}}"),
                request -> request.response().end("{\"keys\":[7]}"),
                request -> request.response().end("[".repeat(100_000)),
                request -> request.connection().close(),
                request -> request.response()
                        .setChunked(true)
                        .write("{")
                        .onComplete(sent -> request.connection().close()));
    }

    @ParameterizedTest
    @MethodSource("misbehaving")
    void failsWhereNoKeysCome(Handler<HttpServerRequest> answer) {
        int before = outside.fetches();
        outside.answers(answer);

        assertThat(failure()).isNotInstanceOf(TimeoutException.class);
        assertThat(outside.fetches() - before).as("redirects are not followed").isEqualTo(1);
    }

    @Test
    void takesOneMebibyteAndNotAByteMore() {
        var keys = outside.jwks();
        var most = keys + " ".repeat(KeyFetch.MOST_BYTES - keys.length());

        answer(most);
        assertThat(fetched()).hasSize(3);
        answer(most + " ");
        assertThat(failure()).hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void doesNotReadForEver() {
        var closed = new CompletableFuture<Boolean>();
        outside.answers(request -> {
            request.connection().closeHandler(gone -> closed.complete(true));
            request.response().setChunked(true);
            pour(request);
        });

        assertThat(failure()).hasMessageContaining("more than");
        assertThat(closed).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private static void pour(HttpServerRequest request) {
        request.response().write(Buffer.buffer(new byte[65_536])).onSuccess(written -> pour(request));
    }

    @Test
    void waitsTwoSecondsForAServerThatNeverAnswers() {
        var closed = new CompletableFuture<Boolean>();
        outside.answers(request -> request.connection().closeHandler(gone -> closed.complete(true)));

        assertThat(failure()).isInstanceOf(TimeoutException.class);
        assertThat(closed).as("the request is given up").succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatDribblesHasNoMoreTime() {
        outside.answers(request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(100, tick -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(tick);
                } else {
                    request.response().write(" ");
                }
            });
        });

        assertThat(failure()).isInstanceOf(TimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/jwks",
                "HTTPS://issuer.example:8443/jwks?tenant=1",
                "http://localhost:8080/jwks",
                "http://127.0.0.1/jwks",
                "http://127.1.2.3/jwks",
                "http://[::1]:80/jwks"
            })
    void allowsHttpsAndLoopback(String uri) {
        assertThat(KeyFetch.checked(uri)).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jwks",
                "/jwks",
                "http://issuer.example/jwks",
                "http://localhost.evil.example/jwks",
                "http://127.0.0.1.evil.example/jwks",
                "http://10.0.0.1/jwks",
                "https://user:pass@issuer.example/jwks",
                "https://issuer.example/jwks#x",
                "https:///jwks",
                "file:///etc/passwd",
                "ftp://localhost/jwks",
                "https://exa mple/"
            })
    void refusesOtherAddresses(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFetch.checked(uri));
    }

    @Test
    void byHttpsOnlyFromAServerThatIsTrusted(@TempDir Path folder) {
        var certificate = TestCertificate.in(folder);
        var server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate))
                .requestHandler(outside::publish);
        Soon.of(server.listen(0, "localhost"));
        var uri = "https://localhost:" + server.actualPort() + "/jwks";
        var trusting = vertx.createHttpClient(new HttpClientOptions().setTrustOptions(certificate));

        assertThat(Soon.of(KeyFetch.from(trusting, uri))).hasSize(3);
        assertThat(Soon.failureOf(KeyFetch.from(client, uri))).isInstanceOf(javax.net.ssl.SSLException.class);
        Soon.of(server.close());
    }

    private static void answer(String body) {
        outside.answers(request -> request.response().end(body));
    }
}

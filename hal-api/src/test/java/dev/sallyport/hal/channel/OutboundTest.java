package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.run.Channel.Refused;
import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.TestCertificate;
import dev.sallyport.hal.kit.TestGateway;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SHORT = Duration.ofMillis(500);

    private final TestGateway gateway = new TestGateway(VERTX);

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void whatWasTakenIsTaken(int status) {
        gateway.answers(status);

        assertThatCode(() -> handOver(new Outbound(VERTX))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422, 451, 499})
    void whatIsNeverTakenIsRefused(int status) {
        gateway.answers(status, "no, not +14155550100 and its 123456");

        assertThatThrownBy(() -> handOver(new Outbound(VERTX)))
                .isInstanceOf(Refused.class)
                .hasMessage("the gateway refused the message: " + status + ", as told")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void whatMayPassIsTriedAgain(int status) {
        gateway.answers(status, "later, +14155550100");

        failsForNow(new Outbound(VERTX), "the gateway answered " + status + ", as told");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void redirectsAreNotFollowed(int status) {
        gateway.answers(request -> request.response()
                .setStatusCode(status)
                .putHeader("Location", gateway.url("/elsewhere"))
                .end());

        failsForNow(new Outbound(VERTX), "the gateway answered " + status + ", as told");
        assertThat(gateway.heard()).extracting(TestGateway.Heard::path).containsExactly("/messages");
    }

    @Test
    void aServiceThatSaysNothingIsNotWaitedForLong() throws Exception {
        Promise<Void> closed = Promise.promise();
        gateway.answers(request -> request.connection().closeHandler(closed::tryComplete));

        failsForNow(new Outbound(VERTX, SHORT), "the gateway took too long");
        closed.future().await(20, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerWithoutEndIsCutAndCounts() throws Exception {
        Promise<Void> closed = Promise.promise();
        gateway.answers(request -> {
            request.connection().closeHandler(closed::tryComplete);
            pour(request.response().setChunked(true));
        });
        var size = new AtomicInteger();

        new Outbound(VERTX)
                .handOver("m", post(gateway.url("/messages")), answer -> "never asked")
                .await();
        closed.future().await(20, TimeUnit.SECONDS);

        gateway.answers(request -> pour(request.response().setStatusCode(500).setChunked(true)));
        assertThatThrownBy(() -> new Outbound(VERTX)
                        .handOver("m", post(gateway.url("/messages")), answer -> {
                            size.set(answer.body().length());
                            return "";
                        })
                        .await())
                .hasMessage("the gateway answered 500");
        assertThat(size).hasValue(Outbound.MOST_BYTES);
    }

    @Test
    void anAnswerThatStopsInTheMiddleCounts() {
        gateway.answers(request -> request.response().setChunked(true).write("tak"));

        assertThatCode(() -> handOver(new Outbound(VERTX, SHORT))).doesNotThrowAnyException();
    }

    @Test
    void aServiceThatHangsUpIsTriedAgain() {
        gateway.answers(request -> request.connection().close());

        failsForNow(new Outbound(VERTX), "the gateway broke off: HttpClosedException");
    }

    @Test
    void aServiceThatIsAwayIsTriedAgain() {
        gateway.close();

        failsForNow(new Outbound(VERTX), "the gateway cannot be reached");
    }

    @Test
    void aHostThatNobodyKnowsIsTriedAgain() {
        assertThat(GatewayFailure.of(new UnknownHostException("gate.test")))
                .isInstanceOf(IOException.class)
                .hasMessage("the gateway's host is not known");
    }

    @Test
    void aCertificateThatNobodyVouchesForGetsNothing(@TempDir Path folder) {
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(TestCertificate.in(folder));
        try (var tls = new TestGateway(VERTX, options)) {
            var to = tls.url("/messages").replace("http:", "https:");

            assertThatThrownBy(() -> new Outbound(VERTX)
                            .handOver("m", post(to), answer -> "")
                            .await())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no TLS with the gateway: ");
            assertThat(tls.heard()).isEmpty();
        }
    }

    @Test
    void connectionsAreUsedAgain() {
        var outbound = new Outbound(VERTX);
        Set<Object> connections = ConcurrentHashMap.newKeySet();
        var again = new AtomicBoolean();
        gateway.answers(request -> {
            again.set(!connections.add(request.connection()));
            request.response().end("taken");
        });

        Await.until("a connection for the second time", () -> {
            handOver(outbound);
            return again.get();
        });
    }

    private void failsForNow(Outbound outbound, String said) {
        assertThatThrownBy(() -> handOver(outbound))
                .isInstanceOf(IOException.class)
                .hasMessage(said)
                .hasNoCause();
    }

    private void handOver(Outbound outbound) {
        outbound.handOver("m", post(gateway.url("/messages")), answer -> "as told")
                .await();
    }

    private static Outbound.Post post(String to) {
        return new Outbound.Post(URI.create(to), Map.of(), "the code is 123456");
    }

    private static void pour(HttpServerResponse response) {
        response.write(Buffer.buffer(new byte[4096])).onSuccess(written -> pour(response));
    }
}

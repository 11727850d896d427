package dev.sallyport.hal.channel;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Hands messages over by HTTP: to https with a certificate that is vouched for, or to loopback; within 10 seconds, the
 * wait for a connection included; without redirects; and of an answer it reads 16 KiB.
 */
public final class Outbound {
    static final int MOST_BYTES = 16 * 1024;

    private static final Logger LOG = System.getLogger(Outbound.class.getName());
    private static final Duration ALL = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16; // to each host
    private static final int KEPT_SECONDS = 15;

    private final HttpClient client;
    private final long connectMillis;
    private final long answerMillis;
    private final long bodyMillis;

    /** A request with its body. */
    record Post(URI to, Map<String, String> headers, String body) {
        @Override
        public String toString() {
            return "Post[hidden]"; // it holds a code
        }
    }

    /** An answer; its body as far as it was read. */
    record Answer(int status, Buffer body) {}

    private record Arriving(int status, Future<Buffer> body) {}

    /** Opens nothing yet; connections are made when there are messages. */
    public Outbound(Vertx vertx) {
        this(vertx, ALL);
    }

    Outbound(Vertx vertx, Duration all) {
        this.connectMillis = all.toMillis() / 2;
        this.answerMillis = all.toMillis() * 4 / 5;
        this.bodyMillis = all.toMillis() / 5;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) connectMillis)
                        .setKeepAliveTimeout(KEPT_SECONDS)
                        .setName("gateways"),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Hands a message over.
     *
     * @param id the message's, for the log
     * @param words what of an answer may be told beside its status; empty: nothing
     * @return succeeds once the answer says that it was taken; fails as {@link GatewayFailure} says
     */
    Future<Void> handOver(String id, Post post, Function<Answer, String> words) {
        return answer(post)
                .recover(failure -> Future.failedFuture(GatewayFailure.of(failure)))
                .compose(answer -> GatewayFailure.isTaken(answer.status())
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(GatewayFailure.of(answer.status(), words.apply(answer))))
                .onFailure(told -> LOG.log(Level.INFO, "message {0}: {1}", id, told.getMessage()));
    }

    private Future<Answer> answer(Post post) {
        var options = new RequestOptions()
                .setAbsoluteURI(post.to().toString())
                .setMethod(HttpMethod.POST)
                .setFollowRedirects(false)
                .setConnectTimeout(connectMillis); // and the wait for one of the pool
        post.headers().forEach(options::putHeader);
        options.putHeader("User-Agent", "Sallyport");
        var asking = client.request(options);
        return asking.compose(
                        request -> request.send(Buffer.buffer(post.body())).map(it -> arriving(request, it)))
                .timeout(answerMillis, TimeUnit.MILLISECONDS)
                .onFailure(late -> asking.onSuccess(Outbound::cut))
                // From here on the status counts: what was taken is taken, however its answer ends.
                .compose(arriving -> arriving.body().map(body -> new Answer(arriving.status(), body)));
    }

    /** The body never fails: it ends where the answer, the connection, the time or the room does. */
    private Arriving arriving(HttpClientRequest request, HttpClientResponse response) {
        Promise<Void> end = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(end::tryFail);
        response.endHandler(_ -> end.tryComplete());
        response.handler(chunk -> {
            body.appendBuffer(chunk, 0, Math.min(chunk.length(), MOST_BYTES - body.length()));
            if (body.length() == MOST_BYTES) {
                end.tryFail("more than " + MOST_BYTES + " bytes");
            }
        });
        var whole = end.future()
                .timeout(bodyMillis, TimeUnit.MILLISECONDS)
                .onFailure(_ -> cut(request))
                .transform(_ -> Future.succeededFuture(body));
        return new Arriving(response.statusCode(), whole);
    }

    private static void cut(HttpClientRequest request) {
        request.reset().otherwiseEmpty();
    }
}

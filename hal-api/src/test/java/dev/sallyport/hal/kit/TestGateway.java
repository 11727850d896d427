package dev.sallyport.hal.kit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on loopback that messages are handed over to; it answers as it is told, at first 200. */
public final class TestGateway implements AutoCloseable {

    /**
     * A request as it came.
     *
     * @param headers by names in lower case
     */
    public record Heard(String method, String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "(none)");
        }
    }

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> answer =
            request -> request.response().end("taken");

    public TestGateway(Vertx vertx) {
        this(vertx, new HttpServerOptions());
    }

    public TestGateway(Vertx vertx, HttpServerOptions options) {
        this.server = vertx.createHttpServer(options).requestHandler(this::hear);
        server.listen(0, "localhost").await();
    }

    public int port() {
        return server.actualPort();
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    public void answers(int status) {
        answers(status, "");
    }

    public void answers(int status, String body) {
        answers(request -> request.response().setStatusCode(status).end(body));
    }

    public void answers(Handler<HttpServerRequest> how) {
        answer = how;
    }

    /** What came, in order. */
    public List<Heard> heard() {
        return heard;
    }

    private void hear(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new TreeMap<String, String>();
            request.headers().forEach(it -> headers.put(it.getKey().toLowerCase(Locale.ROOT), it.getValue()));
            heard.add(new Heard(request.method().name(), request.uri(), headers, body.toString()));
            answer.handle(request);
        });
    }

    @Override
    public void close() {
        server.close().await();
    }
}

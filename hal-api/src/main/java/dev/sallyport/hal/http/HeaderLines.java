package dev.sallyport.hal.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** A list in a header may come in several lines (RFC 9110 section 5.3), and vertx-web reads the first alone. */
public final class HeaderLines implements Handler<HttpServerRequest> {
    private static final List<String> LISTS =
            List.of("Accept", "Accept-Language", "If-Match", "If-None-Match", "Prefer");

    private final Handler<HttpServerRequest> next;

    /**
     * Stands before a router.
     *
     * @param next what gets the request with its lists in one line each
     */
    public HeaderLines(Handler<HttpServerRequest> next) {
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        for (var name : LISTS) {
            var lines = request.headers().getAll(name);
            if (lines.size() > 1) {
                request.headers().set(name, String.join(", ", lines));
            }
        }
        next.handle(request);
    }
}

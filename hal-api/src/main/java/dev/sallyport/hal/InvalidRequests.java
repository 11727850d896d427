package dev.sallyport.hal;

import dev.sallyport.hal.http.HttpDate;
import dev.sallyport.hal.http.Unrouted;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;

/** Answers what is not HTTP, or too long to be read (decisions.md section 6). */
final class InvalidRequests {

    private InvalidRequests() {}

    /** @param base the server's public address without a slash at its end */
    static void answer(HttpServerRequest request, InstantSource clock, String base) {
        var refused = Unrouted.of(request.decoderResult().cause(), request.getHeader("Accept"), base);
        request.response()
                .setStatusCode(refused.status())
                .putHeader("Content-Type", refused.type())
                .putHeader("Date", HttpDate.of(clock.instant()))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .end(refused.body())
                .eventually(() -> request.connection().close());
    }
}

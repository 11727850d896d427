package dev.sallyport.hal;

import dev.sallyport.hal.http.HttpDate;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.UUID;

/** Answers what is not HTTP, or too long to be read (decisions.md section 6). */
final class InvalidRequests {

    private InvalidRequests() {}

    static void answer(HttpServerRequest request, InstantSource clock) {
        request.response().putHeader("Date", HttpDate.of(clock.instant()));
        var cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpHeaderException) {
            answer(request, 431, "The headers are larger than 8 KiB.");
        } else if (cause instanceof TooLongHttpLineException) {
            answer(request, 414, "The request's line is longer than 4 KiB.");
        } else {
            answer(request, 400, "The request is not valid HTTP.");
        }
    }

    private static void answer(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .end("{\"id\":\"" + UUID.randomUUID() + "\",\"code\":\"INVALID_REQUEST\",\"message\":\"" + message
                        + "\"}")
                .eventually(() -> request.connection().close());
    }
}

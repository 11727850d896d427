package dev.sallyport.hal.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request's body, bounded.
 *
 * @param content empty where it was too large
 */
record Body(Buffer content, boolean isTooLarge) {
    private static final int MOST_BYTES = 64 * 1024;

    /** What is read and dropped of a body that is too large, so that the client gets to read why. */
    private static final int MOST_DROPPED = 2 * 1024 * 1024;

    /** Reads the body; fails when the client goes away, or sends on and on. */
    static Future<Body> of(HttpServerRequest request) {
        Promise<Body> done = Promise.promise();
        var content = Buffer.buffer();
        var seen = new long[1];
        request.handler(chunk -> {
            seen[0] += chunk.length();
            if (seen[0] <= MOST_BYTES) {
                content.appendBuffer(chunk);
            } else if (seen[0] > MOST_DROPPED && done.tryComplete(new Body(Buffer.buffer(), true))) {
                request.pause();
                request.response().putHeader("Connection", "close");
                request.response().endHandler(it -> request.connection().close());
            }
        });
        request.endHandler(it ->
                done.tryComplete(seen[0] <= MOST_BYTES ? new Body(content, false) : new Body(Buffer.buffer(), true)));
        request.exceptionHandler(done::tryFail);
        return done.future();
    }
}

package dev.sallyport.hal.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * A request's body, bounded in size and in time.
 *
 * @param content empty where it was too large
 */
record Body(Buffer content, boolean isTooLarge) {
    private static final int MOST_BYTES = 64 * 1024;

    /** What is read and dropped of a body that is too large, so that the client gets to read why. */
    private static final int MOST_DROPPED = 2 * 1024 * 1024;

    /** A body that trickles in would hold its connection, and the time at which the request came. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The body did not arrive in time. */
    static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the body; fails when the client goes away, or with {@link TooSlow}. */
    static Future<Body> of(RoutingContext context) {
        return new Reading(context.vertx(), context.request()).body();
    }

    private static final class Reading {
        private final Vertx vertx;
        private final HttpServerRequest request;
        private final Promise<Body> done = Promise.promise();
        private final Buffer content = Buffer.buffer();
        private long seen;

        Reading(Vertx vertx, HttpServerRequest request) {
            this.vertx = vertx;
            this.request = request;
        }

        Future<Body> body() {
            var timer = vertx.setTimer(LONGEST.toMillis(), it -> giveUp(new TooSlow()));
            request.handler(this::chunk);
            request.endHandler(it ->
                    done.tryComplete(seen <= MOST_BYTES ? new Body(content, false) : new Body(Buffer.buffer(), true)));
            request.exceptionHandler(done::tryFail);
            return done.future().onComplete(it -> vertx.cancelTimer(timer));
        }

        private void chunk(Buffer chunk) {
            seen += chunk.length();
            if (seen <= MOST_BYTES) {
                content.appendBuffer(chunk);
            } else if (seen > MOST_DROPPED && !done.future().isComplete()) {
                closeAfterwards();
                done.tryComplete(new Body(Buffer.buffer(), true));
            }
        }

        private void giveUp(TooSlow why) {
            if (!done.future().isComplete()) {
                closeAfterwards();
                done.tryFail(why);
            }
        }

        /** What is still to come is not read; the connection ends with the answer. */
        private void closeAfterwards() {
            request.pause();
            var response = request.response();
            if (response.headWritten()) {
                request.connection().close();
            } else {
                response.putHeader("Connection", "close");
                response.endHandler(it -> request.connection().close());
            }
        }
    }
}

package dev.sallyport.hal.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;

/**
 * What a request is called in the log.
 *
 * @param correlation what its answer calls it
 * @param trace the id of the trace that it belongs to
 */
public record RequestIds(String correlation, String trace) {
    private static final ContextLocal<RequestIds> LOCAL = ContextLocal.registerLocal(RequestIds.class);

    /** To be called before a Vert.x is made: what is registered later has no place in it. */
    public static void register() {
        // The class is initialised by now, and that is all.
    }

    /** Those of the request for which the calling thread works; empty: it works for none. */
    public static Optional<RequestIds> current() {
        return Optional.ofNullable(Vertx.currentContext()).map(LOCAL::get);
    }

    /** Keeps them for as long as the request lasts. */
    void keep(Context context) {
        LOCAL.put(context, this);
    }
}

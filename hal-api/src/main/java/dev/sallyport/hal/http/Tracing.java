package dev.sallyport.hal.http;

import dev.sallyport.engine.run.Trace;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes a request's trace on (W3C Trace Context level 2), or begins one: where there is no traceparent, more than one, or
 * one that is malformed.
 */
final class Tracing implements Handler<RoutingContext> {
    private static final String KEY = "trace";

    @Override
    public void handle(RoutingContext context) {
        var trace = read(context);
        context.put(KEY, trace);
        new RequestIds(Failures.correlation(context), trace.id())
                .keep(context.vertx().getOrCreateContext());
        context.next();
    }

    private static Trace read(RoutingContext context) {
        var headers = context.request().headers();
        var parents = headers.getAll("traceparent");
        return parents.size() == 1
                ? Trace.of(parents.getFirst(), TraceState.of(headers.getAll("tracestate")))
                        .map(Trace::next)
                        .orElseGet(Trace::begun)
                : Trace.begun();
    }

    /** The request's own place in its trace. */
    static Trace of(RoutingContext context) {
        Trace trace = context.get(KEY);
        return trace == null ? Trace.begun() : trace;
    }
}

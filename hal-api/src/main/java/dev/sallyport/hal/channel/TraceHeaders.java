package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands a trace on to a gateway (W3C Trace Context): each try is a thing of its own. */
final class TraceHeaders {

    private TraceHeaders() {}

    /**
     * The headers of a request, and those of its trace.
     *
     * @param trace null: nobody traces
     */
    static Map<String, String> with(Map<String, String> headers, @Nullable Trace trace) {
        if (trace == null) {
            return headers;
        }
        var all = new LinkedHashMap<>(headers);
        all.put("traceparent", trace.next().parent());
        if (trace.state() != null) {
            all.put("tracestate", trace.state());
        }
        return all;
    }
}

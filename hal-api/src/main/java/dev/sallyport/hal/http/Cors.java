package dev.sallyport.hal.http;

import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.environment.Ids;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Lets the pages of an environment's exact origins call it: never {@code *}, never {@code null}, no credentials. */
final class Cors implements Handler<RoutingContext> {
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match, Idempotency-Key, Prefer, "
                    + "User-Agent, traceparent, tracestate"; // some clients name themselves by script
    private static final String ANSWER_HEADERS =
            "ETag, Link, Location, Content-Language, Content-Location, Retry-After, Accept-Post, Allow, Preference-Applied, "
                    + "WWW-Authenticate, Correlation-Id, Date";
    private static final String ONE_HOUR = "3600";

    private final Environments environments;

    Cors(Environments environments) {
        this.environments = environments;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!Ids.isId(String.valueOf(context.pathParam("environment")))) {
            context.next(); // a path of no environment
            return;
        }
        var origin = context.request().getHeader("Origin");
        var response = context.response().putHeader("Vary", "Origin, Accept, Accept-Language, Prefer");
        var allowed = origin != null
                && environments
                        .find(String.valueOf(context.pathParam("environment")))
                        .map(Environment::allowedOrigins)
                        .filter(it -> it.contains(origin))
                        .isPresent();
        if (allowed) {
            response.putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
        if (allowed && HttpMethod.OPTIONS.equals(context.request().method())) {
            response.putHeader("Access-Control-Allow-Methods", "GET, POST")
                    .putHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
                    .putHeader("Access-Control-Max-Age", ONE_HOUR);
        }
        context.next(); // an OPTIONS is answered by its path, with what the path allows
    }
}

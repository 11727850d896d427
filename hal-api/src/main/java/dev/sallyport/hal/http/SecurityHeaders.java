package dev.sallyport.hal.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells browsers not to do (ASVS 5.0 section 3.4). */
public final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final boolean https;

    public SecurityHeaders(boolean https) {
        this.https = https;
    }

    @Override
    public void handle(RoutingContext context) {
        var response = context.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", NOTHING)
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (https) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }
}

package dev.sallyport.hal.http;

import dev.sallyport.engine.Secret;
import dev.sallyport.hal.metrics.Metrics;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /metrics}: for those who run the server. */
final class MetricsRoute {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;
    private final Api.MetricsAccess access;
    private final Answers answers;

    MetricsRoute(Metrics metrics, Api.MetricsAccess access, Answers answers) {
        this.metrics = metrics;
        this.access = access;
        this.answers = answers;
    }

    void read(RoutingContext context) {
        var token = access.token();
        if (!access.open() && token == null) {
            answers.refuse(context, Problems.notFound());
        } else if (!access.open() && !isRight(context.request().getHeader("Authorization"), token)) {
            answers.refuse(context, Problems.accessFailed());
        } else {
            metrics.text(context.vertx())
                    .onSuccess(it -> Answers.send(context, new Answer(200, Map.of("Content-Type", TEXT), it)))
                    .onFailure(context::fail);
        }
    }

    private static boolean isRight(@Nullable String header, @Nullable Secret token) {
        var bearer = BEARER.matcher(header == null ? "" : header);
        return token != null && bearer.matches() && MessageDigest.isEqual(bytes(bearer.group(1)), bytes(token.value()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

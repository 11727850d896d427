package dev.sallyport.hal.http;

import dev.sallyport.hal.environment.Environments;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The custom element {@code <sallyport-flow>} at {@code /client/...}, for pages of every origin that some environment allows
 * (docs/embedding.md). Nothing in these files is secret, so they may be stored, and are asked about again.
 */
public final class ClientFiles {
    private static final String FILES = "/client/((?:vendor/|texts/)?[a-z0-9-]+\\.(?:js|css|json))";
    private static final String FOLDER = "/web-client/element/";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json");

    private final Environments environments;
    private final Map<String, File> read = new ConcurrentHashMap<>();

    /** What is sent; the tag is a digest of it, and the content is never written to. */
    private record File(String type, String tag, Buffer content) {}

    public ClientFiles(Environments environments) {
        this.environments = environments;
    }

    public void mount(Router router) {
        router.routeWithRegex(FILES)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::send);
    }

    private void send(RoutingContext context) {
        var path = context.normalizedPath().substring("/client/".length());
        file(path).ifPresentOrElse(it -> send(context, it), context::next);
    }

    private void send(RoutingContext context, File file) {
        var response = context.response()
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Content-Security-Policy", "default-src 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("ETag", file.tag())
                .putHeader("Vary", "Origin");
        var origin = context.request().getHeader("Origin");
        if (origin != null && environments.allow(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin);
        }
        if (Preconditions.isKnown(context.request().getHeader("If-None-Match"), file.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", file.type())
                .putHeader("Content-Length", String.valueOf(file.content().length()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(file.content());
        }
    }

    /** Each file is read once; names of no file are not remembered. */
    private Optional<File> file(String path) {
        var known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        var file = resource(path);
        file.ifPresent(it -> read.put(path, it));
        return file;
    }

    private static Optional<File> resource(String path) {
        try (var stream = ClientFiles.class.getResourceAsStream(FOLDER + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            var content = stream.readAllBytes();
            var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            return Optional.of(new File(type, "\"" + digest(content) + "\"", Buffer.buffer(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

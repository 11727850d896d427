package dev.sallyport.hal.kit;

import dev.sallyport.hal.http.RefusalCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests to one server, and knows nothing of what they mean. */
public final class TestClient {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();

    private final URI base;

    TestClient(URI base) {
        this.base = base;
    }

    /** Reads; headers are names and values in turn. */
    public Response get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Response post(String path, String mediaType, String body, String... headers) {
        return post(path, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Response post(String path, String mediaType, byte[] body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = mediaType;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, BodyPublishers.ofByteArray(body), all);
    }

    /** Sends without a body. */
    public Response bare(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    private Response send(String method, String path, BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return RefusalCheck.checked(new Response(response.statusCode(), response.headers(), response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

package dev.sallyport.hal.kit;

import dev.sallyport.hal.http.RefusalCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server, and knows nothing of what they mean. Every answer is held against the server's OpenAPI
 * document, and so is every request that was taken.
 */
public final class TestClient {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();

    private final URI base;
    private @Nullable Contract contract;

    TestClient(URI base) {
        this.base = base;
    }

    /** Reads; headers are names and values in turn. */
    public Response get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    public Response post(String path, String mediaType, String body, String... headers) {
        return post(path, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Response post(String path, String mediaType, byte[] body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = mediaType;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, body, all);
    }

    /** Sends without a body. */
    public Response bare(String method, String path, String... headers) {
        return send(method, path, new byte[0], headers);
    }

    private Response send(String method, String path, byte[] body, String... headers) {
        var publisher =
                body.length == 0 && !method.equals("POST") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST).method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var sent = request.build();
        var told = contract(); // asked for first: the server may stop with its answer
        var response = answer(sent);
        told.check(new Exchange(method, path, sent.headers(), new String(body, StandardCharsets.UTF_8), response));
        return response;
    }

    private static Response answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return RefusalCheck.checked(new Response(response.statusCode(), response.headers(), response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the server says of itself; servers that differ by their port alone share it. */
    private synchronized Contract contract() {
        if (contract == null) {
            var told = answer(HttpRequest.newBuilder(base.resolve("/openapi.json"))
                    .timeout(LONGEST)
                    .build());
            if (told.status() != 200) {
                throw new AssertionError("/openapi.json: " + told.status() + " " + told.text());
            }
            contract = Contract.of(told.text().replace(base.toString(), "http://localhost:8080"));
        }
        return contract;
    }
}

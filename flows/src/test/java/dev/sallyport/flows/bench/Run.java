package dev.sallyport.flows.bench;

import dev.sallyport.flows.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** An execution that is moved to and fro: an authenticator app is created, deleted, created. */
final class Run {
    /** So many moves stay within the limits of an execution. */
    static final int MOVES = 40;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String path;
    private final String token;
    private String etag;
    private boolean isCreated;

    private Run(String path, String token, String etag) {
        this.path = path;
        this.token = token;
        this.etag = etag;
    }

    static Run start(RunningServer server) throws IOException, InterruptedException {
        var started = checked(HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/demo/flowExecutions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"flowDefinition\":{\"name\":\"device-enrollment\"}}"))
                        .build(),
                BodyHandlers.ofString()));
        var body = JsonMapper.shared().readTree(started.body());
        var self = URI.create(body.at("/_links/self/href").asString()).getPath();
        return new Run(self, body.path("interactionToken").asString(), etag(started));
    }

    /** The same execution for somebody who has seen no more than its present state. */
    Run view() {
        return new Run(path, token, etag);
    }

    /** A stored move; returns when its answer is there. */
    void move(RunningServer server) throws IOException, InterruptedException {
        var action = isCreated ? "device.delete" : "device.create";
        var moved = checked(HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/vnd.pingidentity." + action + "+json")
                        .POST(BodyPublishers.ofString(isCreated ? "" : "{\"type\":\"TOTP\"}"))
                        .build(),
                BodyHandlers.ofString()));
        isCreated = !isCreated;
        etag = etag(moved);
    }

    /** A poll; it is held for so many seconds, or answered at once where they are 0. */
    CompletableFuture<HttpResponse<String>> poll(RunningServer server, int seconds) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("If-None-Match", etag)
                        .header("Prefer", "wait=" + seconds)
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> checked(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}

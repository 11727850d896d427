package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person who enrolls a device in the demo. Keeps nothing but the link and the token that the start gave.
 *
 * @param self where the execution is, without scheme and authority
 */
record Enrollee(String self, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    static Enrollee begin(RunningServer server) throws Exception {
        var started = post(server, "/demo/flowExecutions", "application/json", "", """
                {"flowDefinition": {"name": "device-enrollment"}}""");
        assertThat(started.code()).isEqualTo(201);
        return new Enrollee(URI.create(started.at("/_links/self/href")).getPath(), started.at("/interactionToken"));
    }

    Said read(RunningServer server) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(server.url() + self))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** Reads, and waits for the next state until a member has a value. */
    Said readUntil(RunningServer server, String pointer, String value) throws Exception {
        var found = new Said[] {read(server)};
        Patience.until(pointer + " is " + value, () -> {
            if (!found[0].at(pointer).equals(value)) {
                var etag = found[0].headers().firstValue("ETag").orElse("");
                var next = next(server, etag);
                found[0] = next.code() == 200 ? next : found[0];
            }
            return found[0].at(pointer).equals(value);
        });
        return found[0];
    }

    /** Another state than the one with this ETag; 304: there was none for a while. */
    private Said next(RunningServer server, String etag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + self))
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", etag)
                .header("Prefer", "wait=5")
                .build();
        return exchange(request);
    }

    Said act(RunningServer server, String action, String members) throws Exception {
        return post(server, self, "application/vnd.pingidentity." + action + "+json", token, members);
    }

    Said activate(RunningServer server, String code) throws Exception {
        return act(server, "device.activate", "{\"otp\": \"" + code + "\"}");
    }

    /** The codes that were sent to an address, newest first. */
    static List<String> codes(RunningServer server, String address) throws Exception {
        var said = exchange(HttpRequest.newBuilder(URI.create(server.url() + "/demo/messages?to=" + address))
                .build());
        return said.body()
                .at("/_embedded/messages")
                .valueStream()
                .map(message -> CODE.matcher(message.path("text").asString("")))
                .filter(Predicate.not(found -> !found.find()))
                .map(found -> found.group())
                .toList();
    }

    /** A code of six digits that differs from this one. */
    static String otherThan(String code) {
        return code.substring(0, 5) + (code.endsWith("0") ? "1" : "0");
    }

    private static Said post(RunningServer server, String path, String type, String token, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(request.build());
    }

    static Said get(String url) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static Said exchange(HttpRequest request) throws IOException, InterruptedException {
        var patient = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(Duration.ofSeconds(Distribution.PATIENCE))
                .build();
        var response = HTTP.send(patient, BodyHandlers.ofString());
        return new Said(response.statusCode(), response.headers(), JSON.readTree(response.body()));
    }
}

package dev.sallyport.hal.api;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Requests and answers as text; what differs from run to run stands as a placeholder. */
final class Transcript {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> HEADERS =
            List.of("Content-Type", "Location", "ETag", "Allow", "Accept-Post", "Retry-After", "WWW-Authenticate");

    private final TestServer server;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private int ids;

    Transcript(TestServer server) {
        this.server = server;
        name(server.base().toString(), "{base}");
        name(TestServer.MAIN, "{envID}");
        name(TestServer.APPLICATION, "{applicationID}");
    }

    /** From now on a text stands as a placeholder. */
    void name(String text, String placeholder) {
        placeholders.put(text, placeholder);
    }

    /** Reads, or posts where there is a body; headers are names and values in turn. */
    Response send(String path, @Nullable String mediaType, String body, String... headers) {
        var response = mediaType == null
                ? server.client().get(path, headers)
                : server.client().post(path, mediaType, body, headers);
        if (!response.at("/interactionToken").isEmpty()) {
            name(response.at("/interactionToken"), "{interactionToken}");
        }
        if (!response.at("/device/secret").isEmpty()) {
            name(response.at("/device/secret"), "{secret}");
        }
        text.append(mediaType == null ? "GET " : "POST ").append(path).append('\n');
        for (int i = 0; i < headers.length; i += 2) {
            var value = headers[i].equals("Authorization") ? "Bearer {token}" : headers[i + 1];
            text.append(headers[i]).append(": ").append(value).append('\n');
        }
        if (mediaType != null) {
            text.append("Content-Type: ")
                    .append(mediaType)
                    .append("\n\n")
                    .append(body)
                    .append('\n');
        }
        text.append("\nHTTP/1.1 ").append(response.status()).append('\n');
        for (var name : HEADERS) {
            var isSaidByLinks = name.equals("Accept-Post") && response.status() < 400;
            if (!response.header(name).isEmpty() && !isSaidByLinks) {
                text.append(name).append(": ").append(response.header(name)).append('\n');
            }
        }
        text.append('\n').append(pretty(response.text())).append("\n\n----\n\n");
        return response;
    }

    private static String pretty(String body) {
        try {
            return body.isEmpty() ? "" : PRETTY.writeValueAsString(PRETTY.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }

    @Override
    public String toString() {
        var told = text.toString();
        for (var it : placeholders.entrySet()) {
            told = told.replace(it.getKey(), it.getValue());
        }
        Map<String, String> seen = new LinkedHashMap<>();
        ids = 0;
        return UUID.matcher(told).replaceAll(it -> seen.computeIfAbsent(it.group(), id -> "{id-" + ++ids + "}"));
    }
}

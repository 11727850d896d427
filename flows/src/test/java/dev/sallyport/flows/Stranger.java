package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's site, on another origin: with the page of docs/embedding.md, letter by letter, and with pages that know
 * HAL and WebAuthn and nothing of ours.
 */
final class Stranger implements AutoCloseable {
    private static final Path DOCUMENT = Path.of("..", "docs", "embedding.md");
    private static final String PROMISED = "https://sallyport.example";

    private static final Path PAGES = Path.of("src", "test", "clients", "webauthn");

    private static final AtomicInteger LAST = new AtomicInteger();

    private final HttpServer site;
    private final HttpClient client = HttpClient.newHttpClient();
    private String server = "";
    private volatile String account = "";

    private Stranger(HttpServer site) {
        this.site = site;
    }

    /** It has an origin, so that an environment can allow it, and serves nothing yet. */
    static Stranger settled() throws IOException {
        return new Stranger(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    void opens(String url) {
        server = url;
        serve("/", "text/html", documented("html"));
        serve("/account.js", "text/javascript", documented("js"));
        for (var name : List.of("standard", "vendor")) {
            serve("/" + name + ".html", "text/html", written(name + ".html"));
            serve("/" + name + ".js", "text/javascript", written(name + ".js"));
        }
        serve("/hal.js", "text/javascript", written("hal.js"));
        site.createContext("/start", exchange -> answer(exchange, "application/json", started()));
        site.createContext("/favicon.ico", exchange -> answer(exchange, "image/x-icon", ""));
        site.start();
    }

    /** Whoever comes from now on is logged in as this user; otherwise, everybody is somebody else. */
    void knowsAll(String user) {
        account = user;
    }

    private void serve(String path, String type, String written) {
        var text = written.replace(PROMISED, server);
        site.createContext(path, exchange -> {
            exchange.getResponseHeaders()
                    .add("Content-Security-Policy", documented("csp").strip().replace(PROMISED, server));
            answer(exchange, type, text);
        });
    }

    private static String written(String file) {
        try {
            return Files.readString(PAGES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one block of the document in a language. */
    private static String documented(String language) {
        try {
            var blocks = Pattern.compile("(?s)\n```" + language + "\n(.*?)```\n")
                    .matcher(Files.readString(DOCUMENT))
                    .results()
                    .toList();
            assertThat(blocks).as(language).hasSize(1);
            return blocks.getFirst().group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application's own server does: it starts an execution for who is logged in. */
    private String started() throws IOException {
        var user = account.isEmpty() ? "stranger-" + LAST.incrementAndGet() : account;
        var body = "{\"flowDefinition\":{\"name\":\"device-enrollment\"},\"inputs\":{\"user\":{\"id\":\"%s\"}}}"
                .formatted(user);
        try {
            var request = HttpRequest.newBuilder(URI.create(server + "/demo/flowExecutions"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var execution = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
            var answer = JsonMapper.shared().createObjectNode();
            answer.put("href", execution.at("/_links/self/href").asString());
            answer.put("token", execution.path("interactionToken").asString());
            return answer.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of(type + "; charset=utf-8"));
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        site.stop(0);
        client.close();
    }
}

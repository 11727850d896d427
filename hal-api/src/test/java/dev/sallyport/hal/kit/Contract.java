package dev.sallyport.hal.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document promises, held against what a server does. One for each text of a document. */
final class Contract {
    private static final Map<String, Contract> KNOWN = new ConcurrentHashMap<>();

    /** The demo's page and what it loads: not described. */
    private static final Pattern FILE = Pattern.compile("/|/demo/phone|/console/?|/client/.*|/.*\\.(?:html|css|js)");

    /** What could not be read as a request has no path. */
    private static final List<Integer> BEFORE_ROUTES = List.of(414, 431);

    private final JsonNode document;
    private final ContractPaths paths;
    private final ContractSchemas schemas;

    private Contract(String text) {
        this.document = JsonMapper.shared().readTree(text);
        this.paths = new ContractPaths(document.path("paths"));
        this.schemas = new ContractSchemas(text);
    }

    static Contract of(String text) {
        return KNOWN.computeIfAbsent(text, Contract::new);
    }

    /** Fails where an exchange is not as the document says. */
    void check(Exchange exchange) {
        var wrong = wrong(exchange);
        if (!wrong.isEmpty()) {
            throw new AssertionError("%s, which /openapi.json does not say:%n  %s%nThe body: %s"
                    .formatted(
                            exchange.summary(),
                            String.join("\n  ", wrong),
                            exchange.response().text()));
        }
    }

    private List<String> wrong(Exchange exchange) {
        var isFile =
                FILE.matcher(exchange.place()).matches() && exchange.response().status() < 400;
        if (isFile) {
            return List.of();
        }
        var path = paths.find(exchange.place());
        if (path.isEmpty() || BEFORE_ROUTES.contains(exchange.response().status())) {
            return nowhere(exchange);
        }
        var method =
                exchange.method().equals("HEAD") ? "get" : exchange.method().toLowerCase(Locale.ROOT);
        var operation = path.get().path(method);
        if (operation.isMissingNode()) {
            return exchange.method().equals("OPTIONS")
                    ? options(exchange)
                    : answer(exchange, document.at("/components/responses/Refused405"), 405);
        }
        var status = String.valueOf(exchange.response().status());
        var told = operation.path("responses").path(status);
        if (told.isMissingNode()) {
            return List.of("the status " + status + " is not among "
                    + operation.path("responses").propertyNames());
        }
        var wrong = new ArrayList<>(
                answer(exchange, resolved(told), exchange.response().status()));
        if (exchange.response().status() < 300 && exchange.method().equals("POST")) {
            wrong.addAll(request(exchange, operation.path("requestBody")));
        }
        return wrong;
    }

    /** A path of nobody's is refused. */
    private List<String> nowhere(Exchange exchange) {
        var refusal = document.at(
                "/components/responses/Refused" + exchange.response().status());
        return refusal.isMissingNode()
                ? List.of("the path is not described, and this is no refusal")
                : answer(exchange, refusal, exchange.response().status());
    }

    private static List<String> options(Exchange exchange) {
        return exchange.response().status() == 204 ? List.of() : List.of("OPTIONS is answered with 204");
    }

    private List<String> answer(Exchange exchange, JsonNode told, int expected) {
        var wrong = new ArrayList<String>();
        var response = exchange.response();
        if (response.status() != expected) {
            wrong.add("the method is not described, so that the status should be " + expected);
            return wrong;
        }
        told.path("headers").properties().forEach(it -> {
            if (resolved(it.getValue()).path("required").asBoolean(false)
                    && response.header(it.getKey()).isEmpty()) {
                wrong.add("the header " + it.getKey() + " is missing");
            }
        });
        if (!exchange.method().equals("HEAD")) {
            wrong.addAll(body(told.path("content"), exchange.answeredType(), response.text()));
        }
        return wrong;
    }

    private List<String> request(Exchange exchange, JsonNode told) {
        var text = exchange.body().isEmpty() ? "{}" : exchange.body();
        return body(told.path("content"), exchange.mediaType(), text).stream()
                .map(it -> "of the request: " + it)
                .toList();
    }

    private List<String> body(JsonNode content, String type, String text) {
        if (content.isMissingNode()) {
            return text.isEmpty() ? List.of() : List.of("there is a body");
        }
        var told = content.properties().stream()
                .filter(it -> it.getKey().equalsIgnoreCase(type))
                .findFirst();
        if (told.isEmpty()) {
            return List.of("the media type " + type + " is not among " + content.propertyNames());
        }
        if (!type.toLowerCase(Locale.ROOT).endsWith("json")) {
            return List.of();
        }
        try {
            return schemas.wrong(
                    told.get().getValue().path("schema"), JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return List.of("the body is not JSON");
        }
    }

    private JsonNode resolved(JsonNode given) {
        return given.has("$ref") ? document.at(given.path("$ref").asString().substring(1)) : given;
    }
}

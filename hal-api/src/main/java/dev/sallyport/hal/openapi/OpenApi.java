package dev.sallyport.hal.openapi;

import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.view.StepViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The API as an OpenAPI 3.1 document, made from the routes, the steps' tables and their views. */
public final class OpenApi {
    static final String VERSION = "3.1.1";

    private final String base;
    private final Components components = new Components();
    private final Refusals refusals;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /**
     * An endpoint that is to be told of.
     *
     * @param method in capitals
     * @param path as vertx-web writes it
     * @param name the operation's
     */
    public record Route(String method, String path, String name) {}

    /**
     * The document's maker.
     *
     * @param base the server's public address without a slash at its end
     */
    public OpenApi(String base, StepCatalog steps, List<StepViews> views, Refusals refusals) {
        this.base = base;
        this.refusals = refusals;
        var executions = new Executions(steps, views, components);
        Stream.of(
                        ExecutionOperations.of(executions),
                        EntryOperations.of(components),
                        TokenOperations.of(components, refusals.tokenErrors()),
                        PairingOperations.of(components),
                        ExplanationOperations.of(),
                        CatalogueOperations.of(components),
                        ServerOperations.of(),
                        OperatorOperations.of(components),
                        DemoOperations.of(executions, components))
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private void add(Operation operation) {
        if (operations.putIfAbsent(operation.id(), operation) != null) {
            throw new IllegalStateException("two operations are called " + operation.id());
        }
    }

    /**
     * The document.
     *
     * @throws IllegalStateException where nothing is told of a route
     */
    public ObjectNode document(List<Route> routes) {
        var document = JsonNodeFactory.instance.objectNode().put("openapi", VERSION);
        document.putObject("info")
                .put("title", "Sallyport")
                .put("version", "1")
                .put(
                        "description",
                        "A flow engine for enrolling second factors. Start a flow, follow its links, and send to each"
                                + " what its media type says.")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", base);
        Tag.addTo(document.putArray("tags"));
        var paths = document.putObject("paths");
        routes.forEach(route -> paths.withObjectProperty(PathParameters.template(route.path()))
                .set(route.method().toLowerCase(Locale.ROOT), operation(route)));
        var parts = document.putObject("components");
        var responses = refusals.answers(components);
        parts.set("schemas", components.document());
        parts.set("responses", responses);
        parts.set("parameters", Parameter.components());
        parts.set("headers", Header.components());
        parts.set("securitySchemes", Access.components(base));
        return document;
    }

    private ObjectNode operation(Route route) {
        var told = operations.get(route.name());
        if (told == null) {
            throw new IllegalStateException(
                    "nothing is told of %s %s, called %s".formatted(route.method(), route.path(), route.name()));
        }
        var operation = told.node().deepCopy();
        var inPath = PathParameters.of(route.path());
        if (!inPath.isEmpty()) {
            var parameters = JsonNodeFactory.instance.arrayNode();
            inPath.forEach(parameters::add);
            parameters.addAll(operation.withArrayProperty("parameters").deepCopy());
            operation.set("parameters", parameters);
        }
        // Any request can meet a mistake of ours.
        operation.withObjectProperty("responses").set("500", Refusals.reference(500));
        return operation;
    }
}

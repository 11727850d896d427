package dev.sallyport.hal.http;

import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.view.Hal;
import dev.sallyport.hal.view.Link;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /{environment}}: where a client finds everything else. */
final class EntryRoute {
    private final String base;
    private final Requests requests;
    private final Answers answers;
    private final Relations relations;

    EntryRoute(String base, Requests requests, Answers answers, Relations relations) {
        this.base = base;
        this.requests = requests;
        this.answers = answers;
        this.relations = relations;
    }

    void read(RoutingContext context) {
        requests.environment(context)
                .ifPresentOrElse(it -> read(context, it), () -> answers.refuse(context, Problems.notFound()));
    }

    private void read(RoutingContext context, Environment environment) {
        var representation = Representation.of(context);
        if (representation.isAcceptable()) {
            var headers = Map.of("Content-Type", representation.plain(), "Link", descriptions());
            Answers.send(context, new Answer(200, headers, document(environment).toString()));
        } else {
            answers.refuse(context, Problems.notAcceptable());
        }
    }

    private ObjectNode document(Environment environment) {
        var root = base + "/" + environment.id();
        var document = JsonNodeFactory.instance.objectNode();
        var links = document.putObject("_links");
        Hal.link(links, "self", new Link(root, null));
        Hal.link(links, "flowExecutions", new Link(root + "/flowExecutions", MediaTypes.JSON));
        templated(links, "flowExecution", root + "/flowExecutions/{id}");
        templated(links, "experience", root + "/experiences/{flowDefinitionID}");
        Hal.link(links, "mobile.pairings", new Link(root + "/mobile/pairings", MediaTypes.JSON));
        Hal.link(links, "token", new Link(root + "/as/token", "application/x-www-form-urlencoded"));
        Hal.link(links, "jwks", new Link(root + "/as/jwks", null));
        templated(links, "journal", base + "/v1/environments/" + environment.id() + "/flowExecutions/{id}/journal");
        Hal.link(links, "problems", new Link(base + "/problems", null));
        Hal.link(links, "service-desc", new Link(base + "/openapi.json", null));
        Hal.link(links, "service-doc", new Link(base + "/openapi", null));
        var described = links.putArray("describedby");
        relations
                .all()
                .forEach(it -> described
                        .addObject()
                        .put("href", base + "/relations/" + it.name())
                        .put("name", it.name())
                        .put("title", it.words().title()));
        return document.put("id", environment.id()).put("name", environment.name());
    }

    /** For clients that read headers alone (RFC 8288, RFC 8631). */
    private String descriptions() {
        return "<%1$s/relations>; rel=\"describedby\", <%1$s/openapi.json>; rel=\"service-desc\", <%1$s/openapi>; rel=\"service-doc\""
                .formatted(base);
    }

    private static void templated(ObjectNode links, String relation, String href) {
        links.putObject(relation).put("href", href).put("templated", true);
    }
}

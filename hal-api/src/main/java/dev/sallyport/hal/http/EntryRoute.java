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

    EntryRoute(String base, Requests requests, Answers answers) {
        this.base = base;
        this.requests = requests;
        this.answers = answers;
    }

    void read(RoutingContext context) {
        requests.environment(context)
                .ifPresentOrElse(it -> read(context, it), () -> answers.refuse(context, Problems.notFound()));
    }

    private void read(RoutingContext context, Environment environment) {
        var representation = Representation.of(context);
        if (representation.isAcceptable()) {
            var headers = Map.of("Content-Type", representation.type());
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
        return document.put("id", environment.id()).put("name", environment.name());
    }

    private static void templated(ObjectNode links, String relation, String href) {
        links.putObject(relation).put("href", href).put("templated", true);
    }
}

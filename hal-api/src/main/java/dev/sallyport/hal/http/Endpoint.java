package dev.sallyport.hal.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method of a path. The routes are mounted from these, and what is told of them is read from these.
 *
 * @param path as vertx-web writes it, such as {@code /:environment/flowExecutions}
 * @param name the operation's, unique
 * @param accepts the media types of the bodies that it takes
 */
public record Endpoint(
        HttpMethod method, String path, String name, List<String> accepts, Handler<RoutingContext> handler) {

    public Endpoint {
        accepts = List.copyOf(accepts);
    }

    public static Endpoint get(String path, String name, Handler<RoutingContext> handler) {
        return new Endpoint(HttpMethod.GET, path, name, List.of(), handler);
    }

    public static Endpoint post(String path, String name, List<String> accepts, Handler<RoutingContext> handler) {
        return new Endpoint(HttpMethod.POST, path, name, accepts, handler);
    }

    /** Mounts all in order; other methods of a path are refused with an Allow header that names the path's own. */
    static void mount(Router router, List<Endpoint> endpoints, Answers answers) {
        var byPath = new LinkedHashMap<String, List<Endpoint>>();
        endpoints.forEach(it ->
                byPath.computeIfAbsent(it.path(), path -> new ArrayList<>()).add(it));
        byPath.forEach((path, here) -> {
            var allowed = new ArrayList<String>();
            for (var endpoint : here) {
                var route = router.route(path).method(endpoint.method());
                allowed.add(endpoint.method().name());
                if (endpoint.method().equals(HttpMethod.GET)) {
                    route.method(HttpMethod.HEAD);
                    allowed.add("HEAD");
                }
                route.handler(endpoint.handler());
            }
            allowed.add("OPTIONS");
            var accepted = here.stream().flatMap(it -> it.accepts().stream()).collect(Collectors.joining(", "));
            router.route(path).handler(context -> {
                var response = context.response().putHeader("Allow", String.join(", ", allowed));
                if (context.request().method().equals(HttpMethod.OPTIONS)) {
                    if (!accepted.isEmpty()) {
                        response.putHeader("Accept-Post", accepted); // Linked Data Platform 1.0 section 7.1
                    }
                    response.setStatusCode(204).end();
                } else {
                    answers.refuse(context, Problems.methodNotAllowed());
                }
            });
        });
    }
}

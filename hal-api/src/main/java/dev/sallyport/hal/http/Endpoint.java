package dev.sallyport.hal.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A method of a path. The routes are mounted from these, and what is told of them is read from these.
 *
 * @param path as vertx-web writes it, such as {@code /:environment/flowExecutions}
 * @param name the operation's, unique
 */
record Endpoint(HttpMethod method, String path, String name, Handler<RoutingContext> handler) {

    static Endpoint get(String path, String name, Handler<RoutingContext> handler) {
        return new Endpoint(HttpMethod.GET, path, name, handler);
    }

    static Endpoint post(String path, String name, Handler<RoutingContext> handler) {
        return new Endpoint(HttpMethod.POST, path, name, handler);
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
            router.route(path).handler(context -> {
                var response = context.response().putHeader("Allow", String.join(", ", allowed));
                if (context.request().method().equals(HttpMethod.OPTIONS)) {
                    response.setStatusCode(204).end();
                } else {
                    answers.refuse(context, Problems.methodNotAllowed());
                }
            });
        });
    }
}

package dev.sallyport.hal.demo;

import dev.sallyport.engine.run.Journal;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.environment.Ids;
import dev.sallyport.hal.http.DemoStarter;
import dev.sallyport.hal.http.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The demo's console: what happens in the demo's environment, to be looked at and nothing else. */
public final class Console {
    private static final String PAGE = "/console/index.html";
    private static final String FILES = "/console/(?:index\\.html|[a-z-]+\\.(?:css|js))";
    private static final Pattern STATUS = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,2}");
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LINES = 1_000;

    private final ConsoleData data;
    private final Machines machines;
    private final Journal journal;
    private final Environments environments;
    private final DemoStarter refusals;

    public Console(
            ConsoleData data, Machines machines, Journal journal, Environments environments, DemoStarter refusals) {
        this.data = data;
        this.machines = machines;
        this.journal = journal;
        this.environments = environments;
        this.refusals = refusals;
    }

    /** To be mounted after {@link Demo}, which guards these paths. */
    public void mount(Router router) {
        router.routeWithRegex("/console/?")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> context.reroute(PAGE));
        var files = StaticHandler.create("web-client").setCachingEnabled(false).setDirectoryListing(false);
        router.routeWithRegex(FILES)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> {
                    context.response().putHeader("Content-Security-Policy", Demo.PAGE_POLICY);
                    files.handle(context);
                });
    }

    /** What the console reads. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/demo/machines", "demoMachines", context -> send(context, machines.document())),
                Endpoint.get("/demo/executions", "demoExecutions", this::executions),
                Endpoint.get("/demo/executions/:id/journal", "demoJournal", this::journal),
                Endpoint.get("/demo/definitions", "demoDefinitions", this::definitions));
    }

    private void executions(RoutingContext context) {
        var status = parameter(context, "status", STATUS);
        var limit = Optional.ofNullable(parameter(context, "limit", LIMIT)).map(Integer::valueOf);
        send(context, data.executions(status, Math.min(MOST, limit.orElse(USUAL))));
    }

    private void journal(RoutingContext context) {
        var id = String.valueOf(context.pathParam("id"));
        if (!Ids.isId(id)) {
            refusals.notFound(context);
            return;
        }
        journal.read(Demo.ENVIRONMENT, id, 0, LINES)
                .onSuccess(read -> read.ifPresentOrElse(
                        lines -> send(context, machines.told(id, lines)), () -> refusals.notFound(context)))
                .onFailure(context::fail);
    }

    private void definitions(RoutingContext context) {
        send(context, data.definitions().map(document -> {
            environments.find(Demo.ENVIRONMENT).ifPresent(it -> EnvironmentFacts.add(document, it));
            return document;
        }));
    }

    /** Null where it is missing or none. */
    private static @Nullable String parameter(RoutingContext context, String name, Pattern form) {
        try {
            var value = context.request().getParam(name);
            return value != null && form.matcher(value).matches() ? value : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void send(RoutingContext context, Future<ObjectNode> document) {
        document.onSuccess(it -> send(context, it)).onFailure(context::fail);
    }

    private static void send(RoutingContext context, ObjectNode document) {
        context.response().putHeader("Content-Type", "application/hal+json").end(document.toString());
    }
}

package dev.sallyport.hal.demo;

import dev.sallyport.hal.channel.Inbox;
import dev.sallyport.hal.channel.InboxMessage;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.http.DemoStarter;
import dev.sallyport.hal.http.Endpoint;
import dev.sallyport.hal.view.OpenMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The demo (decisions.md section 2): a relying application, an inbox, and the page that uses them. */
public final class Demo {
    public static final String ENVIRONMENT = "d0000000-0000-4000-8000-000000000001";
    private static final String CLIENT = "d0000000-0000-4000-8000-000000000002";
    private static final String USER = "d0000000-0000-4000-8000-000000000004";

    /** The page may load its own files and talk to its own server, nothing else. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The software phone, whose address is {@code /demo/phone}. */
    private static final String PHONE = "/phone/index.html";

    /** The page and what it loads; everything else is the API's. */
    private static final String FILES =
            "/|/[a-z0-9-]+\\.(?:html|css|js)|/phone/[a-z-]+\\.js|" + PHONE.replace(".", "\\.");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Environments environments;
    private final DemoStarter starter;
    private final Inbox inbox;
    private final URI publicUrl;

    public Demo(Environments environments, DemoStarter starter, Inbox inbox, URI publicUrl) {
        this.environments = environments;
        this.starter = starter;
        this.inbox = inbox;
        this.publicUrl = publicUrl;
    }

    /** What stands before every route while the demo is on. */
    public void guard(Router router) {
        router.route().handler(this::ourNamesOnly);
    }

    public void mount(Router router) {
        router.route("/demo/*").handler(this::ourPagesOnly);
        router.routeWithRegex("/demo/phone")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> context.reroute(PHONE));
        var files = StaticHandler.create("web-client").setCachingEnabled(false).setDirectoryListing(false);
        router.routeWithRegex(FILES)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> {
                    context.response().putHeader("Content-Security-Policy", PAGE_POLICY);
                    files.handle(context);
                });
        router.routeWithRegex(FILES + "|/demo/(?:phone|messages)").handler(starter::readOnly);
    }

    /** What programs may call. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/demo/flowExecutions", "demoStart", List.of("application/json"), this::start),
                Endpoint.get("/demo/messages", "demoMessages", this::messages));
    }

    /** A name of somebody else's that resolves to this machine (DNS rebinding) reaches nothing. */
    private void ourNamesOnly(RoutingContext context) {
        var host = host(context);
        if (LOOPBACK.contains(host) || host.equalsIgnoreCase(publicUrl.getHost())) {
            context.next();
        } else {
            starter.refuse(context);
        }
    }

    private static String host(RoutingContext context) {
        try {
            var authority = context.request().authority();
            return authority == null ? "" : authority.host();
        } catch (RuntimeException e) { // Vert.x throws for a Host that is none
            return "";
        }
    }

    /** Another site's page must not start anything, nor read the inbox. */
    private void ourPagesOnly(RoutingContext context) {
        if (context.request().headers().getAll("Origin").stream().allMatch(this::isOurs)) {
            context.next();
        } else {
            starter.refuse(context);
        }
    }

    private boolean isOurs(String origin) {
        return origin.equals(publicUrl.toString());
    }

    private void start(RoutingContext context) {
        environments
                .find(ENVIRONMENT)
                .ifPresentOrElse(it -> starter.start(context, it, CLIENT, USER), () -> starter.refuse(context));
    }

    private void messages(RoutingContext context) {
        inbox.newest(ENVIRONMENT, parameter(context, "to"), parameter(context, "channel"))
                .map(it -> document(it, limit(context)))
                .onSuccess(it -> context.response()
                        .putHeader("Content-Type", "application/hal+json")
                        .end(it.toString()))
                .onFailure(context::fail);
    }

    /** Null where it is missing, empty, or cannot be decoded. */
    private static @Nullable String parameter(RoutingContext context, String name) {
        try {
            var value = context.request().getParam(name);
            return value == null || value.isEmpty() ? null : value;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int limit(RoutingContext context) {
        var text = String.valueOf(parameter(context, "limit"));
        return text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : Inbox.MOST;
    }

    private ObjectNode document(List<InboxMessage> messages, int limit) {
        var document = JsonNodeFactory.instance.objectNode();
        document.putObject("_links").putObject("self").put("href", publicUrl + "/demo/messages");
        var list = document.putObject("_embedded").putArray("messages");
        messages.stream().limit(limit).forEach(it -> {
            var message = list.addObject()
                    .put("id", it.id())
                    .put("channel", it.channel())
                    .put("to", it.to());
            if (it.subject() != null) {
                message.put("subject", it.subject());
            }
            message.put("text", it.text()).put("createdAt", OpenMapper.text(it.createdAt()));
        });
        return document;
    }
}

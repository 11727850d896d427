package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.access.Callers;
import dev.sallyport.hal.access.Limits;
import dev.sallyport.hal.access.TrustedProxies;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.environment.Ids;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** What every route of an environment finds out first. */
final class Requests {
    private final Environments environments;
    private final Callers callers;
    private final Limits limits;
    private final TrustedProxies proxies;
    private final Edge edge;

    Requests(Environments environments, Callers callers, Limits limits, TrustedProxies proxies, Edge edge) {
        this.environments = environments;
        this.callers = callers;
        this.limits = limits;
        this.proxies = proxies;
        this.edge = edge;
    }

    /** The environment of the path. */
    Optional<Environment> environment(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("environment")).flatMap(environments::find);
    }

    /** Who asks; empty: nobody whom a token proves. */
    Future<Optional<Caller>> caller(RoutingContext context, Environment environment) {
        return callers.of(
                        environment.id(),
                        environment.issuers(),
                        context.request().getHeader("Authorization"))
                .map(caller -> caller.filter(it -> isKnown(environment, it)));
    }

    /** Where a request comes from. */
    String source(RoutingContext context) {
        var request = context.request();
        return proxies.source(
                request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /** Whether too many requests come from this one's source; those of worker applications are not counted. */
    Optional<Problem> tooMany(RoutingContext context, Optional<Caller> caller) {
        return caller.filter(Caller.Worker.class::isInstance).isPresent()
                ? Optional.empty()
                : tooOften(limits.request(source(context)));
    }

    /** Whether the execution is read too often; asked once for each request that may read it. */
    Optional<Problem> readTooOften(FlowExecution execution) {
        return tooOften(limits.read(execution.environment(), execution.id()));
    }

    /** Whether the execution is acted on too often; asked once for each request that may act on it. */
    Optional<Problem> actedTooOften(FlowExecution execution) {
        return tooOften(limits.action(execution.environment(), execution.id()));
    }

    private Optional<Problem> tooOften(Optional<Duration> wait) {
        return wait.map(it -> Problems.tooOften(edge.now().plus(it)));
    }

    /** A client that was removed has tokens that are still good by themselves. */
    private static boolean isKnown(Environment environment, Caller caller) {
        return switch (caller) {
            case Caller.Worker(var client) ->
                environment.clients().stream().anyMatch(it -> it.id().equals(client));
            case Caller.User _, Caller.Holder _ -> true;
        };
    }

    /** A path's id; anything but a UUID in lower case names nothing. */
    static Optional<String> id(RoutingContext context, String parameter) {
        return Optional.ofNullable(context.pathParam(parameter)).filter(Ids::isId);
    }
}

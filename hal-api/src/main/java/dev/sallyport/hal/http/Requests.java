package dev.sallyport.hal.http;

import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.access.Callers;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.environment.Ids;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What every route of an environment finds out first. */
final class Requests {
    private final Environments environments;
    private final Callers callers;

    Requests(Environments environments, Callers callers) {
        this.environments = environments;
        this.callers = callers;
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

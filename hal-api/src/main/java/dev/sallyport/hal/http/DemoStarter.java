package dev.sallyport.hal.http;

import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.environment.Environment;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The relying application of the demo: starts executions for its user, or for another that is named, without a token. */
public final class DemoStarter {
    private final Starter starter;
    private final Answers answers;

    DemoStarter(Starter starter, Answers answers) {
        this.starter = starter;
        this.answers = answers;
    }

    /** {@code POST /demo/flowExecutions}. */
    public void start(RoutingContext context, Environment environment, String client, String user) {
        Body.of(context)
                .compose(body -> JsonRequest.read(
                        context, body, answers, members -> start(context, environment, client, user, body, members)))
                .onSuccess(answer -> Answers.send(context, answer))
                .onFailure(context::fail);
    }

    private Future<Answer> start(
            RoutingContext context,
            Environment environment,
            String client,
            String user,
            Body body,
            ObjectNode members) {
        var unreadable = StartMembers.wrong(members);
        if (unreadable.isPresent()) {
            return Future.succeededFuture(answers.refused(unreadable.get(), Representation.of(context)));
        }
        var definition = starter.definition(environment, members.path("flowDefinition"));
        if (definition.isEmpty()) {
            return Future.succeededFuture(
                    answers.refused(Problems.invalid("flowDefinition"), Representation.of(context)));
        }
        var inputs = members.path("inputs") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        if (!inputs.has("user")) {
            inputs.putObject("user");
        }
        if (inputs.path("user") instanceof ObjectNode person && !person.has("id")) {
            person.put("id", user);
        }
        return starter.start(new Starter.Wish(
                environment,
                new Caller.Worker(client),
                definition.get(),
                inputs,
                null,
                null,
                context.normalizedPath(),
                body,
                Representation.of(context),
                Tracing.of(context)));
    }

    /** Says that the demo has no such thing. */
    public void notFound(RoutingContext context) {
        answers.refuse(context, Problems.notFound());
    }

    /** Refuses a request of the demo. */
    public void refuse(RoutingContext context) {
        answers.refuse(context, Problems.notOfTheDemo());
    }

    /** What stands behind paths that can be read alone: other methods are told so. */
    public void readOnly(RoutingContext context) {
        var method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
            return;
        }
        context.response().putHeader("Allow", "GET, HEAD, OPTIONS");
        if (method.equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end();
        } else {
            answers.refuse(context, Problems.methodNotAllowed());
        }
    }
}

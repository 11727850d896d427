package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.environment.Environment;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starting an execution. */
final class StartRoutes {
    private final Requests requests;
    private final Starter starter;
    private final Answers answers;

    StartRoutes(Requests requests, Starter starter, Answers answers) {
        this.requests = requests;
        this.starter = starter;
        this.answers = answers;
    }

    /** {@code POST /{environment}/flowExecutions}. */
    void start(RoutingContext context) {
        begin(context, true, (environment, caller, body, members) -> {
            var unreadable = StartMembers.wrong(members);
            if (unreadable.isPresent()) {
                return refused(context, unreadable.get());
            }
            var reference = members.path("flowDefinition");
            var definition = starter.definition(environment, reference);
            if (definition.isEmpty()) {
                return refused(context, Problems.invalid("flowDefinition"));
            }
            var inputs =
                    members.path("inputs") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
            return wish(context, environment, caller, body, definition.get(), inputs, null);
        });
    }

    /** {@code POST /{environment}/experiences/{flowDefinitionID}}: the vendor's path (wire.md 1.1). */
    void experience(RoutingContext context) {
        var definition = requests.environment(context)
                .flatMap(it -> Requests.id(context, "definition").flatMap(id -> starter.byId(it, id)));
        begin(context, definition.isPresent(), (environment, caller, body, members) -> {
            var redirect = members.path("redirectUri");
            if (!redirect.isMissingNode() && !redirect.isString()) {
                return refused(context, Problem.wrongType("redirectUri", "string"));
            }
            var inputs = members.deepCopy();
            inputs.remove("redirectUri");
            return wish(
                    context,
                    environment,
                    caller,
                    body,
                    definition.orElseThrow(),
                    inputs,
                    redirect.isString() ? redirect.asString() : null);
        });
    }

    private Future<Answer> wish(
            RoutingContext context,
            Environment environment,
            Caller caller,
            Body body,
            FlowDefinition definition,
            ObjectNode inputs,
            @Nullable String redirectUri) {
        if (caller instanceof Caller.User(var issuer, var subject)
                && !inputs.path("user").has("id")
                && (!inputs.has("user") || inputs.path("user").isObject())) {
            inputs.withObjectProperty("user").put("id", subject); // a user token speaks for oneself
        }
        var key = Answers.header(context, "Idempotency-Key");
        return key != null && !Receipts.isKey(key)
                ? refused(context, Problems.invalid("Idempotency-Key"))
                : starter.start(new Starter.Wish(
                        environment,
                        caller,
                        definition,
                        inputs,
                        redirectUri,
                        key,
                        context.normalizedPath(),
                        body,
                        Representation.of(context),
                        Tracing.of(context)));
    }

    /** What is done once path, token, media type, size and JSON are good. */
    private interface Work {
        Future<Answer> with(Environment environment, Caller caller, Body body, ObjectNode members);
    }

    /** An unknown thing in the path is told once the token is good: its id is nobody else's business. */
    private void begin(RoutingContext context, boolean isThere, Work work) {
        var environment = requests.environment(context);
        if (environment.isEmpty()) {
            answers.refuse(context, Problems.notFound());
            return;
        }
        var body = Body.of(context);
        requests.caller(context, environment.get())
                .compose(caller -> {
                    var tooMany = requests.tooMany(context, caller);
                    if (tooMany.isPresent()) {
                        return refused(context, tooMany.get());
                    }
                    if (caller.isEmpty() || caller.get() instanceof Caller.Holder) {
                        return refused(context, Problems.accessFailed());
                    }
                    if (!isThere) {
                        return refused(context, Problems.notFound());
                    }
                    return Representation.of(context).isAcceptable()
                            ? body.compose(it -> JsonRequest.read(
                                    context,
                                    it,
                                    answers,
                                    members -> work.with(environment.get(), caller.get(), it, members)))
                            : refused(context, Problems.notAcceptable());
                })
                .onSuccess(answer -> Answers.send(context, answer))
                .onFailure(context::fail);
    }

    private Future<Answer> refused(RoutingContext context, Problem problem) {
        return JsonRequest.refused(context, answers, problem);
    }
}

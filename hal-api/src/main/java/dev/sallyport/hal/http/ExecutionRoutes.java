package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Ask;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowEngine;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reading an execution, and acting on it. */
final class ExecutionRoutes {
    private final Requests requests;
    private final FlowEngine engine;
    private final LongPoll polls;
    private final Answers answers;
    private final Edge edge;
    private final Set<String> actions;

    ExecutionRoutes(
            Requests requests, FlowEngine engine, LongPoll polls, Answers answers, Edge edge, StepCatalog steps) {
        this.requests = requests;
        this.polls = polls;
        this.engine = engine;
        this.answers = answers;
        this.edge = edge;
        this.actions = steps.actions();
    }

    /** {@code GET /{environment}/flowExecutions/{id}}: never changes anything, never sends a code. */
    void read(RoutingContext context) {
        authorized(context, (environment, caller) -> {
            var id = Requests.id(context, "id");
            var budget = new Budget(requests::readTooOften);
            return id.isEmpty()
                    ? Future.succeededFuture(answer(context, caller, new Reply.Gone()))
                    : polls.answer(
                            context,
                            environment.id(),
                            id.get(),
                            () -> engine.read(environment.id(), id.get()).map(reply -> seenBy(caller, budget, reply)),
                            reply -> conditional(context, answer(context, caller, reply)));
        });
    }

    private static Reply seenBy(Caller caller, Budget budget, Reply reply) {
        return reply instanceof Reply.Told told
                ? Gate.access(caller, told.execution())
                        .or(() -> budget.spend(told.execution()))
                        .<Reply>map(Reply.Refused::new)
                        .orElse(told)
                : reply;
    }

    private static Answer conditional(RoutingContext context, Answer answer) {
        var etag = answer.headers().get("ETag");
        return etag != null && Preconditions.isKnown(Answers.header(context, "If-None-Match"), etag)
                ? new Answer(304, Map.of("ETag", etag), "")
                : answer;
    }

    /** {@code POST /{environment}/flowExecutions/{id}}: the action is the request's media type. */
    void act(RoutingContext context) {
        var at = edge.now();
        var body = Body.of(context);
        authorized(
                context,
                (environment, caller) -> body.compose(it -> act(context, environment, caller, it, at))
                        .map(it -> it instanceof Reply.Told told
                                ? answers.moved(told, Representation.of(context))
                                : answer(context, caller, it)));
    }

    private Future<Reply> act(RoutingContext context, Environment environment, Caller caller, Body body, Instant at) {
        var id = Requests.id(context, "id");
        if (id.isEmpty()) {
            return Future.succeededFuture(new Reply.Gone());
        }
        var mediaType = MediaTypes.bare(String.valueOf(Answers.header(context, "Content-Type")));
        var action = MediaTypes.action(mediaType).flatMap(this::known);
        var read = JsonBody.of(body);
        var members = read instanceof JsonBody.Read(var object) ? object : JsonNodeFactory.instance.objectNode();
        var key = Answers.header(context, "Idempotency-Key");
        var receipt = key == null || !Receipts.isKey(key)
                ? null
                : Receipts.of(
                        key,
                        caller,
                        context.normalizedPath(),
                        mediaType,
                        body,
                        told -> answers.moved(told, Representation.of(context)));
        return engine.act(new Ask(
                environment.id(),
                id.get(),
                action.orElse(""),
                members,
                at,
                new Gate(
                        caller,
                        new Budget(requests::actedTooOften),
                        action.isPresent(),
                        read,
                        key,
                        Answers.header(context, "If-Match")),
                receipt,
                Tracing.of(context)));
    }

    /** Media types are compared without regard to case (RFC 9110 section 8.3.1). */
    private Optional<String> known(String action) {
        return actions.stream().filter(action::equalsIgnoreCase).findFirst();
    }

    private Answer answer(RoutingContext context, Caller caller, Reply reply) {
        return switch (reply) {
            case Reply.Told told -> answers.told(told, Representation.of(context));
            case Reply.Refused(var problem) -> answers.refused(problem, Representation.of(context));
            case Reply.Repeated(var remembered) -> Answers.recalled(remembered);
            case Reply.Gone() -> answers.refused(gone(caller), Representation.of(context));
            case Reply.Expired(var execution) ->
                answers.refused(
                        Gate.access(caller, execution).orElseGet(Problems::notFound), Representation.of(context));
        };
    }

    /** An interaction token proves nothing about an execution that is not there. */
    private static Problem gone(Caller caller) {
        return switch (caller) {
            case Caller.Worker _, Caller.User _ -> Problems.notFound();
            case Caller.Holder _ -> Problems.accessFailed();
        };
    }

    /** What is done once path, token and Accept are good. */
    private interface Work {
        Future<Answer> with(Environment environment, Caller caller);
    }

    private void authorized(RoutingContext context, Work work) {
        var environment = requests.environment(context);
        if (environment.isEmpty()) {
            answers.refuse(context, Problems.notFound());
            return;
        }
        requests.caller(context, environment.get())
                .compose(caller -> {
                    var representation = Representation.of(context);
                    var refused = requests.tooMany(context, caller)
                            .or(() -> caller.isEmpty() ? Optional.of(Problems.accessFailed()) : Optional.empty())
                            .or(() -> representation.isAcceptable()
                                    ? Optional.empty()
                                    : Optional.of(Problems.notAcceptable()));
                    return refused.isPresent()
                            ? Future.succeededFuture(answers.refused(refused.get(), representation))
                            : work.with(environment.get(), caller.orElseThrow());
                })
                .onSuccess(answer -> Answers.send(context, answer))
                .onFailure(context::fail);
    }
}

package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowCatalog;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.engine.run.FlowEngine;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.engine.run.Start;
import dev.sallyport.engine.run.Trace;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.access.InteractionTokens;
import dev.sallyport.hal.access.UserIds;
import dev.sallyport.hal.environment.Environment;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts executions, whoever asks: the API, the vendor's path for the same, or the demo's relying application. */
public final class Starter {
    private final FlowCatalog definitions;
    private final FlowEngine engine;
    private final Answers answers;
    private final Edge edge;
    private final SecureRandom random = new SecureRandom();

    Starter(FlowCatalog definitions, FlowEngine engine, Answers answers, Edge edge) {
        this.definitions = definitions;
        this.engine = engine;
        this.answers = answers;
        this.edge = edge;
    }

    /**
     * A start as it was asked for.
     *
     * @param key the Idempotency-Key; null: none
     * @param path what the key is scoped to, beside environment and caller
     */
    record Wish(
            Environment environment,
            Caller caller,
            FlowDefinition definition,
            ObjectNode inputs,
            @Nullable String redirectUri,
            @Nullable String key,
            String path,
            Body body,
            Representation representation,
            Trace trace) {}

    /** The definition that {@code {"id"}} or {@code {"name"}} refers to. */
    Optional<FlowDefinition> definition(Environment environment, JsonNode reference) {
        return reference.path("id").isString()
                ? definitions.byId(environment.id(), reference.path("id").asString())
                : definitions.byName(environment.id(), reference.path("name").asString(""));
    }

    Optional<FlowDefinition> byId(Environment environment, String id) {
        return definitions.byId(environment.id(), id);
    }

    /** Starts, or says why not. */
    Future<Answer> start(Wish wish) {
        var wrong = wrong(wish);
        return wrong.isPresent()
                ? Future.succeededFuture(answers.refused(wrong.get(), wish.representation()))
                : begin(wish);
    }

    private static Optional<Problem> wrong(Wish wish) {
        if (wish.redirectUri() != null && !wish.environment().redirectUris().contains(wish.redirectUri())) {
            return Optional.of(Problems.invalid("redirectUri"));
        }
        var person = wish.inputs().path("user");
        if (!person.isMissingNode() && !person.isNull() && !person.isObject()) {
            return Optional.of(Problem.wrongType("inputs.user", "object"));
        }
        var user = person.path("id");
        if (user.isMissingNode() || user.isNull()) {
            return Optional.of(Problems.required("inputs.user.id"));
        }
        if (!user.isString()) {
            return Optional.of(Problem.wrongType("inputs.user.id", "string"));
        }
        if (!UserIds.isUserId(user.asString())) {
            return Optional.of(Problems.invalid("inputs.user.id"));
        }
        return switch (wish.caller()) {
            case Caller.Worker _ -> Optional.empty();
            case Caller.User(var issuer, var subject) ->
                subject.equals(user.asString()) ? Optional.empty() : Optional.of(Problems.wrongKindOfToken());
            case Caller.Holder _ -> Optional.of(Problems.accessFailed());
        };
    }

    private Future<Answer> begin(Wish wish) {
        var token = InteractionTokens.make(random);
        var receipt = wish.key() == null
                ? null
                : Receipts.of(
                        wish.key(),
                        wish.caller(),
                        wish.path(),
                        "",
                        wish.body(),
                        told -> answers.started(told, token, wish.representation()));
        var start = new Start(
                wish.definition(),
                wish.inputs().path("user").path("id").asString(),
                wish.inputs(),
                InteractionTokens.digest(token),
                wish.redirectUri(),
                edge.now(),
                receipt,
                wish.trace());
        return engine.start(start).map(reply -> switch (reply) {
            case Reply.Told told -> answers.started(told, token, wish.representation());
            case Reply.Refused(var problem) -> answers.refused(ofInputs(problem), wish.representation());
            case Reply.Repeated(var remembered) -> Answers.recalled(remembered);
            case Reply.Gone _, Reply.Expired _ -> throw new IllegalStateException("a start met no execution");
        });
    }

    /** A step speaks of its input; whoever starts gave it as the trigger's inputs. */
    private static Problem ofInputs(Problem problem) {
        return problem.aimed(target -> target.startsWith("configuration.") ? target : "inputs." + target);
    }
}

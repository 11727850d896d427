package dev.sallyport.hal.http;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowEngine;
import dev.sallyport.engine.run.Found;
import dev.sallyport.engine.run.Knock;
import dev.sallyport.hal.access.UnknownKeys;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.mobile.IntegrityVerifiers;
import dev.sallyport.hal.view.DeviceView;
import dev.sallyport.steps.enroll.Device;
import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.enroll.IssuedKey;
import dev.sallyport.steps.enroll.PairingClaim;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.pairing.MobilePayloads;
import dev.sallyport.steps.policy.Application;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The phone's request (decisions.md section 9, {@code docs/pairing-protocol.md}). */
final class PairingRoutes {
    private final String base;
    private final Requests requests;
    private final FlowEngine engine;
    private final IntegrityVerifiers verifiers;
    private final UnknownKeys unknownKeys;
    private final Answers answers;
    private final Edge edge;

    PairingRoutes(
            String base,
            Requests requests,
            FlowEngine engine,
            IntegrityVerifiers verifiers,
            UnknownKeys unknownKeys,
            Answers answers,
            Edge edge) {
        this.base = base;
        this.requests = requests;
        this.engine = engine;
        this.verifiers = verifiers;
        this.unknownKeys = unknownKeys;
        this.answers = answers;
        this.edge = edge;
    }

    /** {@code POST /{environment}/mobile/pairings}: no token; the key and the phone's signature are the proof. */
    void claim(RoutingContext context) {
        var environment = requests.environment(context);
        if (environment.isEmpty()) {
            answers.refuse(context, Problems.notFound());
            return;
        }
        var tooMany = requests.tooMany(context, Optional.empty());
        if (tooMany.isPresent()) {
            answers.refuse(context, tooMany.get());
            return;
        }
        if (!Representation.of(context).isAcceptable()) {
            answers.refuse(context, Problems.notAcceptable());
            return;
        }
        var at = edge.now();
        Body.of(context)
                .compose(body -> JsonRequest.read(
                        context, body, answers, members -> claim(context, environment.get(), members, at)))
                .onSuccess(answer -> Answers.send(context, answer))
                .onFailure(context::fail);
    }

    private Future<Answer> claim(RoutingContext context, Environment environment, ObjectNode members, Instant at) {
        var wrong = Stream.of("pairingKey", "mobilePayload")
                .flatMap(it -> wrong(members, it).stream())
                .findFirst();
        if (wrong.isPresent()) {
            return refused(context, wrong.get());
        }
        var key = members.path("pairingKey").stringValue();
        var jws = members.path("mobilePayload").stringValue();
        var audience = base + "/" + environment.id();
        // Signatures cost milliseconds. What does not verify is neither looked up nor counted: it shall learn nothing
        // of keys.
        return context.vertx()
                .executeBlocking(() -> MobilePayloads.verified(jws, audience, key, at), false)
                .map(Objects::requireNonNull)
                .compose(payload -> payload.isEmpty()
                        ? refused(context, Problems.notFound())
                        : claim(context, environment, key, payload.get(), at));
    }

    private Future<Answer> claim(
            RoutingContext context, Environment environment, String key, MobilePayload payload, Instant at) {
        var lookups = IssuedKey.lookups(edge.digest(), key);
        return verdict(environment, payload, lookups)
                .compose(verdict -> engine.knock(new Knock<>(
                        environment.id(),
                        IssuedKey.KIND,
                        lookups,
                        "pairing.claim",
                        new ClaimPairing(payload, verdict),
                        at,
                        Tracing.of(context))))
                .compose(answer -> answered(context, environment, payload, answer));
    }

    /** Verifiers may cost money, so they are asked for keys alone that there are. */
    private Future<IntegrityVerdict> verdict(Environment environment, MobilePayload payload, List<String> lookups) {
        return payload.integrity() == null
                ? Future.succeededFuture(IntegrityVerdict.UNKNOWN)
                : engine.holds(environment.id(), IssuedKey.KIND, lookups)
                        .compose(held -> held
                                ? verifiers.judge(environment.settings(), payload)
                                : Future.succeededFuture(IntegrityVerdict.UNKNOWN));
    }

    private static Optional<Problem> wrong(ObjectNode members, String name) {
        var member = members.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.of(Problems.required(name));
        }
        return member.isString() ? Optional.empty() : Optional.of(Problem.wrongType(name, "string"));
    }

    private Future<Answer> answered(
            RoutingContext context, Environment environment, MobilePayload payload, Knock.Answer<IssuedKey> answer) {
        return switch (answer) {
            case Knock.Answer.Unknown<IssuedKey> _ -> refused(context, unknown(context));
            case Knock.Answer.Spent<IssuedKey> _ -> refused(context, Problems.notFound()); // its jti was used
            case Knock.Answer.Met<IssuedKey> met
            when met.problem().isPresent() -> refused(context, met.problem().get());
            case Knock.Answer.Met<IssuedKey> met ->
                switch (PairingClaim.of(met.resource(), payload)) {
                    case PairingClaim.Refused(var problem) -> refused(context, problem);
                    case PairingClaim.Holds(var device) ->
                        Future.succeededFuture(paired(context, environment, device, met.resource(), met.execution()));
                };
        };
    }

    private Problem unknown(RoutingContext context) {
        return unknownKeys
                .guessed(requests.source(context))
                .map(it -> Problems.tooOften(edge.now().plus(it)))
                .orElseGet(Problems::notFound);
    }

    /** A device that was removed since its key was claimed is gone. */
    private Answer paired(
            RoutingContext context, Environment environment, String id, Kept<IssuedKey> key, Found found) {
        var representation = Representation.of(context);
        return found.subject()
                .find(Device.KIND, id)
                .map(Kept::body)
                .filter(Device.PairedApp.class::isInstance)
                .map(Device.PairedApp.class::cast)
                .map(it -> new Answer(
                        201,
                        Map.of("Content-Type", representation.plain()),
                        document(environment, found, it, key).toString()))
                .orElseGet(() -> answers.refused(Problems.notFound(), representation));
    }

    private ObjectNode document(Environment environment, Found found, Device.PairedApp device, Kept<IssuedKey> key) {
        var since = key.body().claimedAt();
        return DeviceView.of(
                base,
                environment.id(),
                found.subject().id(),
                device,
                environment
                        .settings()
                        .all(Application.class)
                        .filter(it -> it.id().equals(device.application()))
                        .findFirst(),
                since == null ? found.execution().updatedAt() : since);
    }

    private Future<Answer> refused(RoutingContext context, Problem problem) {
        return JsonRequest.refused(context, answers, problem);
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.FakeDigest;
import dev.sallyport.engine.kit.FakeVault;
import dev.sallyport.engine.kit.HandSetClock;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An engine over toy steps and a store in memory. */
final class House {
    static final String ENVIRONMENT = "d0000000-0000-4000-8000-000000000001";
    static final String TOKEN = "token digest";
    static final Trace TRACE = Trace.begun();

    /** Two doors, and a last step. */
    static final String TWO_DOORS = """
            {"name": "doors", "enabled": true, "trigger": {"type": "EXPERIENCE", "next": "front"},
             "stepDefinitions": {
               "front": {"type": "KNOCK", "configuration": {"word": "sesame"},
                 "input": {"visitor": {"name": "${trigger.inputs.user.name}"}},
                 "outlets": {"OPENED": {"next": "back"}, "LOCKED": {"next": "end"}}},
               "back": {"type": "KNOCK", "configuration": {"word": "please"},
                 "input": {"visitor": {"name": "${steps.front.outputs.visitor.name} again"}},
                 "outlets": {"OPENED": {"next": "end"}, "LOCKED": {}}},
               "end": {"type": "LAST", "input": {"result": "${trigger.inputs.result}"}}}}
            """;

    final HandSetClock clock = HandSetClock.atNoon();
    final MemoryStore store = new MemoryStore();
    final AtomicInteger posted = new AtomicInteger();
    final List<String> moved = new CopyOnWriteArrayList<>();
    final Observed observed = new Observed();
    final StepCatalog steps = new StepCatalog(List.of(new Knocking(), new Echo("ECHO", false), new Echo("LAST", true)));
    final Codec codec = new Codec(steps, new FakeVault());
    final Edge edge =
            new Edge(clock, Chances.counting(), new FakeDigest(), environment -> new Settings(environment, List.of()));
    final FlowDefinition definition;
    final FlowEngine engine;

    House(String definition) {
        this.definition = new DefinitionReader(steps).read("doors.json", definition, ENVIRONMENT, 1);
        var catalog =
                new FlowCatalog((environment, id, version) -> Future.failedFuture("none"), List.of(this.definition));
        this.engine = new FlowEngine(store, catalog, steps, codec, edge, counting(), observed);
    }

    private AfterCommit counting() {
        return new AfterCommit() {
            @Override
            public void posted() {
                posted.incrementAndGet();
            }

            @Override
            public void moved(String environment, String execution, long version) {
                moved.add(execution + " " + version);
            }
        };
    }

    static House twoDoors() {
        return new House(TWO_DOORS);
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    /** An in-memory store answers at once. */
    static <X> X now(Future<X> future) {
        if (!future.succeeded()) {
            throw new AssertionError("not answered: " + future, future.cause());
        }
        return future.result();
    }

    Reply start(String inputs, Ask.@Nullable Receipt receipt) {
        return now(engine.start(
                new Start(definition, "user", json(inputs), TOKEN, null, clock.instant(), receipt, TRACE)));
    }

    FlowExecution started() {
        return told(start("{\"user\": {\"name\": \"Ali\"}}", null)).execution();
    }

    Reply act(FlowExecution execution, String action, String members) {
        return act(execution, action, members, clock.instant(), null);
    }

    Reply act(FlowExecution execution, String action, String members, Instant at, Ask.@Nullable Receipt receipt) {
        return now(
                engine.act(new Ask(ENVIRONMENT, execution.id(), action, json(members), at, Open.GATE, receipt, TRACE)));
    }

    static Reply.Told told(Reply reply) {
        if (reply instanceof Reply.Told told) {
            return told;
        }
        throw new AssertionError("told nothing but " + reply);
    }

    static String refusal(Reply reply) {
        return switch (reply) {
            case Reply.Told told -> told.problem().map(Problem::name).orElse("");
            case Reply.Refused(var problem) -> problem.name();
            case Reply.Repeated _, Reply.Gone _, Reply.Expired _ -> throw new AssertionError("no refusal: " + reply);
        };
    }

    /** A gate that lets everything through. */
    enum Open implements Ask.Gate {
        GATE;

        @Override
        public Optional<Problem> access(FlowExecution execution) {
            return Optional.empty();
        }

        @Override
        public Optional<Problem> request(Found found) {
            return Optional.empty();
        }
    }
}

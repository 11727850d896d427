package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.Beginning.Begun;
import dev.sallyport.engine.Beginning.Unable;
import dev.sallyport.engine.Chance;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Move;
import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.Transition;
import dev.sallyport.engine.run.Decision.Idle;
import dev.sallyport.engine.run.Decision.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decides what an ask does to an execution: pure, given a context. Knows steps only by their tables. */
final class Decider {
    /** How many steps one move may run through; a definition that needs more is looping. */
    private static final int STEPS_PER_MOVE = 32;

    private final StepCatalog catalog;
    private final Codec codec;
    private final Edge edge;
    private final Contexts contexts;

    Decider(StepCatalog catalog, Codec codec, Edge edge) {
        this.catalog = catalog;
        this.codec = codec;
        this.edge = edge;
        this.contexts = new Contexts(edge);
    }

    /** Begins the definition's first step. */
    Decision start(FlowExecution fresh, FlowDefinition definition, Subject subject) {
        return new Run(
                        fresh,
                        definition,
                        subject,
                        fresh.createdAt(),
                        edge.chance().get())
                .begin(definition.trigger().next());
    }

    /** Takes a move that somebody asks for. */
    Decision ask(Found found, FlowDefinition definition, String action, ObjectNode members, Instant at) {
        return found.execution().stage() instanceof Stage.InStep in
                ? run(found, definition, at).asked(in, action, members)
                : new Idle(Optional.of(notOffered(List.of())));
    }

    /** Takes a move for the clock or the courier; where the state has no such row it is too late, and nothing is done. */
    Decision wake(Found found, FlowDefinition definition, StoredWake wake, Instant now) {
        return found.execution().stage() instanceof Stage.InStep in
                        && (wake.step().isEmpty() || wake.step().equals(in.step()))
                ? run(found, definition, now).woken(in, wake)
                : new Idle(Optional.empty());
    }

    /** Takes a move for a device; where the state has no such row nothing is done. */
    Decision knock(Found found, FlowDefinition definition, Knock<?> knock) {
        var wake = new StoredWake("", knock.action(), codec.treeOf(knock.asked()));
        return wake(found, definition, wake, knock.at());
    }

    /** What whoever holds the execution may ask now. */
    List<String> offered(FlowExecution execution, Subject subject, Instant now) {
        return execution.stage() instanceof Stage.InStep in
                ? offered(catalog.type(in.type()), in, execution, subject, now)
                : List.of();
    }

    private <S extends State, T> List<String> offered(
            StepType<?, S, T> type, Stage.InStep in, FlowExecution execution, Subject subject, Instant now) {
        var context = contexts.quiet(type.terms().cast(in.terms()), execution, subject, now);
        return type.step().offered(Contexts.stateOf(type, in.state()), context).stream()
                .map(Move::action)
                .toList();
    }

    private Run run(Found found, FlowDefinition definition, Instant at) {
        return new Run(
                found.execution(),
                definition,
                found.subject(),
                at,
                edge.chance().get());
    }

    /** What is kept for the subject once a move is stored. */
    private Subject kept(Subject subject, List<Effect> effects) {
        var kept = new ArrayList<>(subject.kept());
        for (var effect : effects) {
            if (effect instanceof Effect.Keep keep) {
                kept.removeIf(
                        it -> it.kind().name().equals(keep.kind()) && it.key().equals(keep.key()));
                kept.add(kept(codec.kind(keep.kind()), keep));
            }
        }
        return new Subject(subject.id(), kept);
    }

    private static <B> Kept<B> kept(Kind<B> kind, Effect.Keep keep) {
        var body = kind.body().cast(keep.body());
        return new Kept<>(kind, keep.key(), keep.status(), body, keep.version() + 1, keep.expiresAt());
    }

    private static Problem notOffered(List<String> offered) {
        return CommonRefusal.INVALID_ACTION.problem().with("allowedValues", offered);
    }

    /** One move through one or more steps. */
    private final class Run {
        private final FlowExecution before;
        private final FlowDefinition definition;
        private Subject subject;
        private final Instant now;
        private final Chance chance;
        private final List<Effect> effects = new ArrayList<>();
        private final List<StepResult> ended;

        Run(FlowExecution before, FlowDefinition definition, Subject subject, Instant now, Chance chance) {
            this.before = before;
            this.definition = definition;
            this.subject = subject;
            this.now = now;
            this.chance = chance;
            this.ended = new ArrayList<>(before.ended());
        }

        Decision asked(Stage.InStep in, String action, ObjectNode members) {
            return asked(catalog.type(in.type()), in, action, members);
        }

        private <S extends State, T> Decision asked(
                StepType<?, S, T> type, Stage.InStep in, String action, ObjectNode members) {
            var context = contexts.of(type.terms().cast(in.terms()), before, subject, now, chance);
            var state = Contexts.stateOf(type, in.state());
            var move = type.step().move(state, action, context).filter(Move::offered);
            if (move.isEmpty()) {
                return new Idle(Optional.of(notOffered(offered(type, in, before, subject, now))));
            }
            return switch (Members.read(members, move.get().asks())) {
                case Members.Result.Bad(var problem) -> new Idle(Optional.of(problem));
                case Members.Result.Good(var asked) -> take(type, in, state, move.get(), asked, context);
            };
        }

        Decision woken(Stage.InStep in, StoredWake wake) {
            return woken(catalog.type(in.type()), in, wake);
        }

        private <S extends State, T> Decision woken(StepType<?, S, T> type, Stage.InStep in, StoredWake wake) {
            var context = contexts.of(type.terms().cast(in.terms()), before, subject, now, chance);
            var state = Contexts.stateOf(type, in.state());
            return type.step()
                    .move(state, wake.action(), context)
                    .filter(move -> !move.offered())
                    .map(move -> take(type, in, state, move, codec.convert(wake.members(), move.asks()), context))
                    .orElseGet(() -> new Idle(Optional.empty()));
        }

        private <S extends State, T> Decision take(
                StepType<?, S, T> type,
                Stage.InStep in,
                S state,
                Move<S, T> move,
                Action asked,
                StepContext<T> context) {
            var made = type.step().take(state, move, asked, context);
            if (made.isIdle(state)) {
                return new Idle(made.problem());
            }
            return follow(type, in.step(), in.terms(), made, false, 1);
        }

        Decision begin(String step) {
            return begin(step, 1);
        }

        private Decision begin(String step, int depth) {
            if (depth > STEPS_PER_MOVE) {
                return failed(
                        "FLOW_LOOP", "The flow ran through more than %d steps at once.".formatted(STEPS_PER_MOVE));
            }
            return begin(catalog.type(definition.step(step).type()), step, depth);
        }

        private <C, S extends State, T> Decision begin(StepType<C, S, T> type, String step, int depth) {
            var stage = definition.step(step);
            var configuration = type.configuration().cast(stage.configuration());
            var input = Expressions.resolve(stage.input(), scope());
            Beginning<S, T> beginning = type.begin(contexts.of(configuration, before, subject, now, chance), input);
            return switch (beginning) {
                case Begun<S, T>(var terms, var made) -> follow(type, step, terms, made, true, depth);
                case Unable<S, T>(var problem) when before.version() == 0 -> new Idle(Optional.of(problem));
                case Unable<S, T>(var problem) -> failed(problem.name(), problem.message());
            };
        }

        /** Stays in the step's new state, or goes where the outcome's outlet leads. */
        private <S extends State, T> Decision follow(
                StepType<?, S, T> type, String step, Object terms, Transition<S> made, boolean began, int depth) {
            made.effects().stream().map(it -> bound(type.step(), step, it)).forEach(effects::add);
            subject = kept(subject, made.effects());
            if (!(made.next() instanceof Outcome outcome)) {
                var in = new Stage.InStep(step, type.step().type(), terms, made.next());
                return moved(in, began, made.problem());
            }
            if (type.isLast()) {
                return moved(ending(outcome), began, made.problem());
            }
            var result = type.step().status(outcome);
            ended.add(new StepResult(step, type.step().type(), result, outcome.outputs()));
            var outlet = definition.step(step).outlets().get(result);
            return outlet == null || outlet.next() == null
                    ? moved(new Stage.Completed(result, outcome.outputs()), began, made.problem())
                    : begin(outlet.next(), depth + 1);
        }

        /** What the last step says of the end; where it says nothing, the step before it does. */
        private Stage ending(Outcome outcome) {
            var said = outcome.outputs();
            var previous = ended.isEmpty() ? null : ended.getLast();
            var result = said.containsKey("result")
                    ? String.valueOf(said.get("result"))
                    : previous == null ? "COMPLETED" : previous.result();
            return new Stage.Completed(result, previous == null ? Map.of() : previous.outputs());
        }

        /** A wake carries the step that set it. */
        private Effect bound(Step<?, ?> table, String step, Effect effect) {
            if (!(effect instanceof Effect.Wake wake)) {
                return effect;
            }
            var id = chance.uuid("wake/" + effects.size()).toString();
            var stored = new StoredWake(step, table.nameOf(wake.action()), codec.treeOf(wake.action()));
            return new Effect.Wake(wake.at(), new BoundWake(id, stored));
        }

        private Decision failed(String code, String message) {
            return moved(new Stage.Failed(code, message), false, Optional.empty());
        }

        private Decision moved(Stage stage, boolean began, Optional<Problem> problem) {
            return new Moved(before.moved(stage, ended, now), subject, effects, began, problem);
        }

        private ObjectNode scope() {
            var scope = JsonNodeFactory.instance.objectNode();
            scope.putObject("trigger").set("inputs", before.inputs());
            scope.putObject("flowExecution").put("id", before.id());
            var steps = scope.putObject("steps");
            ended.forEach(it -> steps.putObject(it.name()).set("outputs", codec.treeOf(it.outputs())));
            return scope;
        }
    }
}

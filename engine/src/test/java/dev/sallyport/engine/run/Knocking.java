package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.Problem.Detail;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A toy step: a door that opens to the right word, and is locked for good a minute after it began. */
final class Knocking implements StepType<Knocking.Configuration, Knocking.Door, Knocking.Terms> {
    static final Kind<Door.Shut> KIND = new Kind<>("door", Door.Shut.class);
    static final String MESSAGE = "00000000-0000-4000-8000-00000000000e";

    record Configuration(
            @Nullable String word,
            @Nullable Limits limits,
            @Nullable Integer patience) {}

    record Limits(@Nullable Integer tries) {}

    record Terms(String word, String visitor) {}

    sealed interface Door extends State {

        record Shut(int wrong, String heard) implements Door {}

        record Opened(String visitor) implements Door, Outcome {
            @Override
            public Map<String, Object> outputs() {
                return Map.of("visitor", Map.of("name", visitor));
            }
        }

        record Locked() implements Door, Outcome {
            @Override
            public Map<String, Object> outputs() {
                return Map.of();
            }
        }
    }

    record Say(
            @Nullable String word,
            @Nullable Boolean loud,
            @Nullable Integer times) implements Action {}

    record Shout() implements Action {}

    record Late() implements Action {}

    private final Step<Door, Terms> step = Step.of(Door.class, Terms.class, "KNOCK")
            .in(Door.Shut.class, "SHUT")
            .on("door.say", Say.class, Knocking::say)
            .to(Door.Opened.class, Door.Shut.class)
            .on("door.shout", Shout.class, Knocking::shout)
            .onlyIf((door, context) -> door.wrong() > 0)
            .to(Door.Shut.class)
            .when("door.late", Late.class, Knocking::late)
            .to(Door.Locked.class)
            .when("delivery.failed", Action.DeliveryFailed.class, Knocking::unheard)
            .to(Door.Shut.class)
            .endsIn(Door.Opened.class, "OPENED")
            .endsIn(Door.Locked.class, "LOCKED")
            .build();

    private static Transition<Door> say(Door.Shut door, Say said, StepContext<Terms> context) {
        if (said.word() == null) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("word"), door);
        }
        return said.word().equals(context.terms().word())
                ? Transition.to(new Door.Opened(context.terms().visitor()))
                : Transition.refuse(
                        CommonRefusal.INVALID_VALUE.problem("word"), new Door.Shut(door.wrong() + 1, door.heard()));
    }

    private static Transition<Door> shout(Door.Shut door, Shout asked, StepContext<Terms> context) {
        var notice = new Notice("butler@example.com", "door", null, null, Map.of());
        return Transition.to(
                new Door.Shut(door.wrong(), "shouting"),
                List.of(
                        new Effect.Send(MESSAGE, "EMAIL", notice),
                        Effect.Keep.of(KIND, "bell", "RUNG", door, Optional.empty(), null)
                                .under(new Effect.Lookup("the bell", "bell"))));
    }

    private static Transition<Door> late(Door.Shut door, Late late, StepContext<Terms> context) {
        return Transition.to(new Door.Locked());
    }

    private static Transition<Door> unheard(Door.Shut door, Action.DeliveryFailed told, StepContext<Terms> context) {
        return told.message().equals(MESSAGE) ? Transition.to(new Door.Shut(door.wrong(), "")) : Transition.to(door);
    }

    @Override
    public Step<Door, Terms> step() {
        return step;
    }

    @Override
    public List<String> aliases() {
        return List.of("RAP");
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Class<Terms> terms() {
        return Terms.class;
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Detail> check(Configuration configuration) {
        return configuration.word() == null
                ? List.of(new Detail("REQUIRED_VALUE", "word", "a door needs a word", Map.of()))
                : List.of();
    }

    @Override
    public Beginning<Door, Terms> begin(StepContext<Configuration> context, JsonNode input) {
        var visitor = input.path("visitor").path("name");
        return visitor.isString()
                ? new Beginning.Begun<>(
                        new Terms(String.valueOf(context.terms().word()), visitor.asString()),
                        Transition.to(
                                new Door.Shut(0, ""),
                                new Effect.Wake(context.now().plus(Duration.ofMinutes(1)), new Late())))
                : new Beginning.Unable<>(CommonRefusal.REQUIRED_VALUE.problem("visitor.name"));
    }
}

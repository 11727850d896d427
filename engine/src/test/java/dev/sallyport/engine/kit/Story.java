package dev.sallyport.engine.kit;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Chance;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.State;
import dev.sallyport.engine.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One step of one execution, lived through move by move without a store: what was kept is seen by the next move. */
public final class Story<S extends State, T> {
    private final Probe<S, T> probe;
    private final Resources resources;
    private final HandSetClock clock;
    private final Setting<T> setting;
    private final Supplier<Chance> chance;
    private final Instant startedAt;
    private final List<Effect> effects = new ArrayList<>();
    private S state;
    private Optional<Problem> problem = Optional.empty();
    private boolean stored;

    /**
     * Where a story plays.
     *
     * @param definition the flow definition's id
     */
    public record Setting<T>(String execution, String definition, String user, Settings settings, T terms) {}

    public Story(
            Probe<S, T> probe,
            Resources resources,
            HandSetClock clock,
            Setting<T> setting,
            Supplier<Chance> chance,
            S state) {
        this.probe = probe;
        this.resources = resources;
        this.clock = clock;
        this.setting = setting;
        this.chance = chance;
        this.startedAt = clock.instant();
        this.state = state;
    }

    /** Asks for a move, whoever may ask for it. */
    public Story<S, T> ask(String action, Action asked) {
        effects.clear();
        stored = false;
        var made = probe.take(state, action, asked, context());
        made.ifPresent(it -> {
            stored = !it.isIdle(state);
            state = it.next();
            effects.addAll(it.effects());
            kept().forEach(resources::keep);
        });
        problem = made.map(it -> it.problem()).orElseGet(() -> Optional.of(CommonRefusal.INVALID_ACTION.problem()));
        return this;
    }

    public Story<S, T> after(Duration pause) {
        clock.advance(pause);
        return this;
    }

    public StepContext<T> context() {
        var idle = clock.instant().plus(Duration.ofMinutes(15));
        var end = startedAt.plus(Duration.ofMinutes(60));
        return new StepContext<>(
                setting.execution(),
                setting.definition(),
                setting.terms(),
                setting.settings(),
                resources.of(setting.user()),
                clock.instant(),
                idle.isBefore(end) ? idle : end,
                chance.get(),
                new FakeDigest());
    }

    public List<String> offered() {
        return probe.offered(state, context());
    }

    public S state() {
        return state;
    }

    /** The state, which must be of a class. */
    public <X extends S> X state(Class<X> type) {
        if (!type.isInstance(state)) {
            throw new AssertionError("in " + status() + " instead of " + type.getSimpleName());
        }
        return type.cast(state);
    }

    public String status() {
        return probe.status(state);
    }

    /** Why the last move was refused. */
    public Optional<Problem> problem() {
        return problem;
    }

    /** The refusal's name; none: empty. */
    public String refusal() {
        return problem.map(Problem::name).orElse("");
    }

    /** Whether the last move was one that is written. */
    public boolean isStored() {
        return stored;
    }

    /** What must become true with the last move. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    public List<Effect.Keep> kept() {
        return of(Effect.Keep.class);
    }

    public List<Effect.Send> sent() {
        return of(Effect.Send.class);
    }

    public List<Effect.Wake> wakes() {
        return of(Effect.Wake.class);
    }

    public List<Effect.Spend> spent() {
        return of(Effect.Spend.class);
    }

    private <E extends Effect> List<E> of(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

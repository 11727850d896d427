package dev.sallyport.hal.metrics;

import dev.sallyport.engine.run.Observer;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.engine.run.StoredWake;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the server counts and times, for Prometheus (docs/operating.md). A label's values are names of tables and of code:
 * whatever clients send, they cannot make new ones.
 */
public final class Metrics implements Observer, AutoCloseable {
    /** Under which a request's context holds the name of the problem that it was refused with. */
    public static final String REFUSAL = "refusal";

    private static final String OTHER = "other";
    private static final String ACTION = "action";
    private static final String OUTCOME = "outcome";

    private static final Set<String> CHANNELS = Set.of("EMAIL", "SMS", "VOICE", "PUSH", StoredWake.CHANNEL);

    /** More than there are, so that a mistake of ours cannot fill the memory. */
    private static final int CODES = 200;

    private static final Duration[] SPANS = millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);
    private static final Duration[] DELAYS = millis(100, 500, 1_000, 2_000, 5_000, 15_000, 60_000);

    private final PrometheusMeterRegistry registry = Pools.registry();
    private final ProcessMeters process = new ProcessMeters(registry);
    private final Set<String> steps;
    private final Set<String> actions;
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final MeterProvider<Counter> moves;
    private final MeterProvider<Timer> moving;
    private final Timer reading;
    private final MeterProvider<Counter> refusals;
    private final Timer lag;
    private final MeterProvider<Counter> messages;
    private Supplier<Future<?>> sampling = Future::succeededFuture;

    /** Meters of a server whose steps these are. */
    public Metrics(StepCatalog catalog) {
        this.steps = catalog.all().stream().map(it -> it.step().type()).collect(Collectors.toUnmodifiableSet());
        this.actions = catalog.all().stream()
                .flatMap(it -> it.step().actions().stream())
                .collect(Collectors.toSet());
        actions.add("start");
        this.moves = Counter.builder("sallyport.moves")
                .description("Tries to move an execution")
                .withRegistry(registry);
        this.moving =
                timer("sallyport.move", "From an ask to its answer", SPANS).withRegistry(registry);
        this.reading = timer("sallyport.read", "Reads of an execution", SPANS).register(registry);
        this.refusals = Counter.builder("sallyport.refusals")
                .description("Requests refused")
                .withRegistry(registry);
        this.lag = timer("sallyport.courier.lag", "How long a message had been due when it was leased", DELAYS)
                .register(registry);
        this.messages = Counter.builder("sallyport.courier.messages")
                .description("Tries to carry a message or a wake")
                .withRegistry(registry);
    }

    private static Timer.Builder timer(String name, String description, Duration... buckets) {
        return Timer.builder(name).description(description).serviceLevelObjectives(buckets);
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** A Vert.x whose pools are measured here. */
    public Vertx vertx() {
        return Pools.measured(registry);
    }

    /** What is looked up each time the metrics are read. */
    public void sample(Backlog backlog) {
        backlog.register(registry);
        sampling = backlog::look;
    }

    /** How many requests are held until something happens. */
    public void heldPolls(Supplier<Number> count) {
        Gauge.builder("sallyport.polls.held", count)
                .description("Requests held until a state changes")
                .register(registry);
    }

    @Override
    public void decided(String step, String action, Verdict verdict) {
        moves.withTags("step", known(steps, step), ACTION, known(actions, action), OUTCOME, name(verdict))
                .increment();
    }

    @Override
    public void moved(String action, Duration took) {
        moving.withTag(ACTION, known(actions, action)).record(took);
    }

    @Override
    public void read(Duration took) {
        reading.record(took);
    }

    @Override
    public void carried(String channel, Carriage how, Duration late) {
        lag.record(late);
        messages.withTags("channel", known(CHANNELS, channel), OUTCOME, name(how))
                .increment();
    }

    /** Counts what a request is refused with, once it is answered. */
    public void refusals(RoutingContext context) {
        context.addEndHandler(_ -> {
            if (context.remove(REFUSAL) instanceof String code) {
                refused(code);
            }
        });
        context.next();
    }

    private void refused(String code) {
        var known = codes.contains(code) || (codes.size() < CODES && codes.add(code));
        refusals.withTag("code", known ? code : OTHER).increment();
    }

    /** All of it, in Prometheus' text format 0.0.4. */
    public Future<String> text(Vertx vertx) {
        return sampling.get().otherwiseEmpty().compose(_ -> vertx.executeBlocking(registry::scrape, false));
    }

    private static String known(Set<String> names, String name) {
        return names.contains(name) ? name : OTHER;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}

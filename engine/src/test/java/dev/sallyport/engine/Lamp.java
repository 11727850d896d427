package dev.sallyport.engine;

import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.FakeDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A toy family for tables: it is off, on, or broken for good. */
sealed interface Lamp extends State {

    record Off() implements Lamp {}

    record On(int times) implements Lamp {}

    record Broken() implements Lamp, Outcome {
        @Override
        public Map<String, Object> outputs() {
            return Map.of();
        }
    }

    /** A press of the switch. */
    record Press() implements Action {}

    /** A blow. */
    record Blow() implements Action {}

    static Transition<Lamp> on(Lamp lamp, Press asked, StepContext<String> context) {
        return Transition.to(new On(lamp instanceof On on ? on.times() + 1 : 1));
    }

    static Transition<Lamp> off(Lamp lamp, Press asked, StepContext<String> context) {
        return Transition.to(new Off());
    }

    static Transition<Lamp> breaks(Lamp lamp, Blow asked, StepContext<String> context) {
        return Transition.to(new Broken());
    }

    static Step<Lamp, String> table() {
        return Step.of(Lamp.class, String.class, "LAMP")
                .in(Off.class, "OFF")
                .on("press", Press.class, Lamp::on)
                .to(On.class)
                .in(On.class, "ON")
                .on("press", Press.class, Lamp::off)
                .to(Off.class)
                .when("blow", Blow.class, Lamp::breaks)
                .to(Broken.class)
                .endsIn(Broken.class, "BROKEN")
                .build();
    }

    static StepContext<String> context() {
        return context(1);
    }

    static StepContext<String> context(long seed) {
        return new StepContext<>(
                "execution",
                "definition",
                "",
                new Settings("environment", List.of()),
                new Subject("user", List.of()),
                Instant.EPOCH,
                Instant.EPOCH,
                Chances.of(seed),
                new FakeDigest());
    }
}

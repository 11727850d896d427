package dev.sallyport.engine.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.Transition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gates of the test kit")
class MoveCoverageTest {
    private static int hidden;

    sealed interface Door extends State {}

    record Shut() implements Door {}

    record Open(int times) implements Door, Outcome {
        @Override
        public Map<String, Object> outputs() {
            return Map.of();
        }
    }

    record Knock(int kind) implements Action {}

    /** Kind 0: nothing comes of it; 1: it opens; 2: a body that remembers, which no body may. */
    private static Transition<Door> knock(Shut door, Knock knock, StepContext<String> context) {
        return switch (knock.kind()) {
            case 0 -> Transition.to(door);
            case 1 -> Transition.to(new Open(1));
            default -> Transition.to(new Open(hidden++));
        };
    }

    private static final Step<Door, String> TABLE = Step.of(Door.class, String.class, "DOOR")
            .in(Shut.class, "SHUT")
            .on("knock", Knock.class, MoveCoverageTest::knock)
            .to(Open.class)
            .endsIn(Open.class, "OPEN")
            .build();

    private static StepContext<String> context() {
        return new StepContext<>(
                "execution",
                "definition",
                "",
                new Settings("environment", List.of()),
                new Subject("user", List.of()),
                HandSetClock.NOON,
                HandSetClock.NOON,
                Chances.of(1),
                new FakeDigest());
    }

    @Test
    void failsWhereAMoveWasNotTakenAndNamesIt() {
        var coverage = MoveCoverage.of(TABLE, 1);
        coverage.probe().take(new Shut(), "knock", new Knock(0), context());

        assertThatThrownBy(coverage::check).isInstanceOf(AssertionError.class).hasMessageContainingAll("SHUT", "OPEN");
    }

    @Test
    void passesOnceAllWereTaken() {
        var coverage = MoveCoverage.of(TABLE, 1);
        coverage.probe().take(new Shut(), "knock", new Knock(1), context());

        assertThatCode(coverage::check).doesNotThrowAnyException();
    }

    @Test
    void failsWhereTheTestWasToldOfAnotherNumber() {
        var coverage = MoveCoverage.of(TABLE, 2);
        coverage.probe().take(new Shut(), "knock", new Knock(1), context());

        assertThatThrownBy(coverage::check).hasMessage("DOOR has 1 moves, and the test was told of 2");
    }

    @Test
    void failsWhereABodyIsNotPure() {
        var probe = new Probe<>(TABLE);

        assertThatThrownBy(() -> probe.take(new Shut(), "knock", new Knock(2), context()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("knock taken again in SHUT");
    }
}

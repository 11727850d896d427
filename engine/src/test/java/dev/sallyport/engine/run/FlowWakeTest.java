package dev.sallyport.engine.run;

import static dev.sallyport.engine.run.House.ENVIRONMENT;
import static dev.sallyport.engine.run.House.now;
import static dev.sallyport.engine.run.House.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.run.FlowStore.Settled;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("A wake")
class FlowWakeTest {
    private final House house = House.twoDoors();

    private FlowExecution stored(FlowExecution execution) {
        return told(now(house.engine.read(ENVIRONMENT, execution.id()))).execution();
    }

    private boolean wake(FlowExecution execution, String step, String action) {
        var members = JsonNodeFactory.instance.objectNode();
        return now(house.engine.wake(
                ENVIRONMENT,
                execution.id(),
                new StoredWake(step, action, members),
                new Settled("message", true),
                House.TRACE));
    }

    @Test
    void bindsAWakeToItsStep() {
        var started = house.started();
        var wakes = house.store.writes.getLast().effects();

        assertThat(wakes).singleElement().isInstanceOfSatisfying(Effect.Wake.class, it -> {
            assertThat(it.at()).isEqualTo(started.createdAt().plus(Duration.ofMinutes(1)));
            assertThat(((BoundWake) it.action()).wake().step()).isEqualTo("front");
            assertThat(((BoundWake) it.action()).wake().action()).isEqualTo("door.late");
        });
        house.act(started, "door.say", "{\"word\": \"sesame\"}");

        assertThat(wake(started, "front", "door.late"))
                .as("it is the other door's")
                .isFalse();
        assertThat(stored(started).version()).isEqualTo(2);
        assertThat(wake(started, "back", "door.late")).isTrue();
        assertThat(stored(started).stage()).isEqualTo(new Stage.Completed("LOCKED", Map.of()));
    }

    @Test
    void settlesTheMessageWithTheMoveThatItCaused() {
        var started = house.started();

        wake(started, "front", "door.late");

        assertThat(house.store.writes.getLast().settled()).isEqualTo(new Settled("message", true));
    }

    @Test
    void isNotHarmedByLateWakes() {
        var started = house.started();
        house.act(started, "door.say", "{\"word\": \"sesame\"}");
        house.act(started, "door.say", "{\"word\": \"please\"}");
        var before = stored(started);

        assertThat(wake(started, "front", "door.late")).isFalse();
        assertThat(wake(started, "", "delivery.failed")).isFalse();
        assertThat(stored(started)).isEqualTo(before);
        house.clock.set(before.expiresAt());
        assertThat(wake(started, "front", "door.late")).isFalse();
    }

    @Test
    void letsNoWakeTakeALink() {
        assertThat(wake(house.started(), "front", "door.say")).isFalse();
    }
}

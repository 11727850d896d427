package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.FlowStore.Settled;
import io.vertx.core.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("An observer")
class ObserverTest {
    private final House house = House.twoDoors();

    @Test
    void isToldOfEachTryAndOfEachAsk() {
        var started = house.started();
        house.act(started, "door.say", "{}");
        house.act(started, "door.made.up", "{}");
        house.store.next.add(new Commit.Stale());
        house.act(started, "door.say", "{\"word\": \"no\"}");

        assertThat(house.observed.decided)
                .containsExactly(
                        "KNOCK start stored",
                        "KNOCK door.say refused",
                        "KNOCK door.made.up refused",
                        "KNOCK door.say stale",
                        "KNOCK door.say stored");
        assertThat(house.observed.moved).containsExactly("start", "door.say", "door.made.up", "door.say");
    }

    @Test
    void isToldOfReadsOfWakesAndOfLimits() {
        var started = house.started();
        House.now(house.engine.read(House.ENVIRONMENT, started.id()));
        wake(started, "back");
        house.act(started, "door.say", "{\"word\": \"no\"}");
        house.store.next.add(new Commit.Clash());
        house.act(started, "door.shout", "{}");
        house.store.next.add(new Commit.Exhausted(house.clock.instant()));
        house.act(started, "door.say", "{\"word\": \"no\"}");
        wake(started, "front");

        assertThat(house.observed.reads).isEqualTo(1);
        assertThat(house.observed.decided)
                .containsExactly(
                        "KNOCK start stored",
                        "KNOCK door.late idle",
                        "KNOCK door.say stored",
                        "KNOCK door.shout clash",
                        "KNOCK door.say exhausted",
                        "KNOCK door.late stored");
    }

    private void wake(FlowExecution execution, String step) {
        Future<Boolean> woken = house.engine.wake(
                House.ENVIRONMENT,
                execution.id(),
                new StoredWake(step, "door.late", JsonNodeFactory.instance.objectNode()),
                new Settled("message", true),
                null);
        House.now(woken);
    }
}

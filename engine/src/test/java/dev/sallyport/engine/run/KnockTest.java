package dev.sallyport.engine.run;

import static dev.sallyport.engine.run.House.ENVIRONMENT;
import static dev.sallyport.engine.run.House.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.Knocking.Door;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A device that knows a resource's lookup")
class KnockTest {
    private final House house = House.twoDoors();
    private FlowExecution started = house.started();

    @BeforeEach
    void aResourceOfTheExecution() {
        house.store.kept.add(new Kept<>(Knocking.KIND, "bell", "RUNG", new Door.Shut(0, ""), 1, null));
        house.store.lookups.put("the bell", started.id());
    }

    private Knock.Answer<Door.Shut> knock(String action, String... lookups) {
        return now(house.engine.knock(new Knock<>(
                ENVIRONMENT,
                Knocking.KIND,
                List.of(lookups),
                action,
                new Knocking.Late(),
                house.clock.instant(),
                House.TRACE)));
    }

    private static Knock.Answer.Met<Door.Shut> met(Knock.Answer<Door.Shut> answer) {
        return (Knock.Answer.Met<Door.Shut>) answer;
    }

    @Test
    void isUnknownUnderAnotherLookup() {
        assertThat(knock("door.late", "another bell")).isInstanceOf(Knock.Answer.Unknown.class);
        assertThat(house.store.tries).isEqualTo(1);
    }

    @Test
    void takesARowThatIsNoLinkAndIsToldOfTheResource() {
        var met = met(knock("door.late", "an older spelling", "the bell"));

        assertThat(met.resource().key()).isEqualTo("bell");
        assertThat(met.problem()).isEmpty();
        assertThat(met.execution().execution().stage()).isInstanceOf(Stage.Completed.class);
    }

    @Test
    void takesNoLink() {
        var met = met(knock("door.say", "the bell"));

        assertThat(met.execution().execution()).isEqualTo(started);
        assertThat(house.store.tries).as("nothing but the start was written").isEqualTo(1);
    }

    @Test
    void changesNothingOfAnExecutionWhoseTimeIsOver() {
        house.clock.advance(Duration.ofHours(1));

        assertThat(met(knock("door.late", "the bell")).execution().execution()).isEqualTo(started);
        assertThat(house.store.tries).isEqualTo(1);
    }

    @Test
    void isDecidedAgainWhereOthersAreFaster() {
        house.store.next.add(new Commit.Stale());

        assertThat(met(knock("door.late", "the bell")).execution().execution().stage())
                .isInstanceOf(Stage.Completed.class);
    }

    @Test
    void isToldOfALimitAndChangesNothing() {
        house.store.next.add(new Commit.Exhausted(house.clock.instant()));

        assertThat(knock("door.late", "the bell")).isInstanceOf(Knock.Answer.Spent.class);
    }

    @Test
    void givesUpAfterFiveTries() {
        for (int i = 0; i < 5; i++) {
            house.store.next.add(new Commit.Stale());
        }

        assertThat(met(knock("door.late", "the bell")).problem().orElseThrow().name())
                .isEqualTo("CONFLICT");
    }
}

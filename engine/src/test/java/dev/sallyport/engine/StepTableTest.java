package dev.sallyport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sallyport.engine.Lamp.Blow;
import dev.sallyport.engine.Lamp.Broken;
import dev.sallyport.engine.Lamp.Off;
import dev.sallyport.engine.Lamp.On;
import dev.sallyport.engine.Lamp.Press;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table of moves")
class StepTableTest {
    private static StepTable<Lamp, String> lamp() {
        return Step.of(Lamp.class, String.class, "LAMP");
    }

    private static StepTable<Lamp, String>.Rows<Off> off() {
        return lamp().in(Off.class, "OFF").on("press", Press.class, Lamp::on).to(On.class);
    }

    private static StepTable<Lamp, String>.Rows<On> both() {
        return off().in(On.class, "ON").on("press", Press.class, Lamp::off).to(Off.class);
    }

    /** A family with an outcome that a table may give a way out. */
    sealed interface Toast extends State {
        record Raw() implements Toast {}

        record Burnt() implements Toast, Outcome {
            @Override
            public Map<String, Object> outputs() {
                return Map.of();
            }
        }

        record Eaten() implements Toast, Outcome {
            @Override
            public Map<String, Object> outputs() {
                return Map.of();
            }
        }

        static Transition<Toast> toast(Toast toast, Press asked, StepContext<String> context) {
            return Transition.to(new Burnt());
        }
    }

    private static void assertRefused(StepTable<?, ?> table, String why) {
        assertThatIllegalStateException().isThrownBy(table::build).withMessage("LAMP: " + why);
    }

    @Test
    void leavesNoStateOut() {
        assertRefused(
                lamp().in(On.class, "ON")
                        .on("press", Press.class, Lamp::on)
                        .to(On.class)
                        .endsIn(Broken.class, "BROKEN"),
                "Off is left out");
    }

    @Test
    void declaresNoStateTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> both().in(Off.class, "OFF")
                        .on("press", Press.class, Lamp::on)
                        .to(On.class)
                        .endsIn(Broken.class, "BROKEN"))
                .withMessage("LAMP declares OFF twice");
    }

    @Test
    void callsNoTwoStatesAlike() {
        assertRefused(both().endsIn(Broken.class, "ON"), "two states are called ON");
    }

    @Test
    void hasNoDeadEnd() {
        assertRefused(off().in(On.class, "ON").endsIn(Broken.class, "BROKEN"), "ON is a dead end");
    }

    @Test
    void letsNoOutcomeGoOn() {
        assertRefused(
                Step.of(Toast.class, String.class, "LAMP")
                        .in(Toast.Raw.class, "RAW")
                        .on("press", Press.class, Toast::toast)
                        .to(Toast.Burnt.class)
                        .in(Toast.Burnt.class, "BURNT")
                        .on("press", Press.class, Toast::toast)
                        .to(Toast.Burnt.class)
                        .endsIn(Toast.Eaten.class, "EATEN"),
                "BURNT is an outcome and has a way out");
    }

    @Test
    void endsInOutcomesAlone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> off().endsIn(On.class, "ON"))
                .withMessage("LAMP: On is no outcome");
    }

    @Test
    void hasNoTwoActionsAlike() {
        assertRefused(
                both().on("press", Press.class, Lamp::on).to(On.class).endsIn(Broken.class, "BROKEN"),
                "ON has press twice");
    }

    @Test
    void leadsSomewhere() {
        assertRefused(
                both().on("blow", Blow.class, Lamp::breaks).to().endsIn(Broken.class, "BROKEN"),
                "blow in ON leads nowhere");
    }

    @Test
    void readsOnlySealedFamilies() {
        var table = Step.of(State.class, String.class, "LAMP").endsIn(Broken.class, "BROKEN");

        assertRefused(table, "State is not sealed");
    }

    @Test
    void leadsToNoStateThatItDoesNotDeclare() {
        var table = lamp().in(Off.class, "OFF")
                .on("press", Press.class, Lamp::on)
                .to(On.class)
                .endsIn(Broken.class, "BROKEN");

        assertThatIllegalArgumentException().isThrownBy(table::build).withMessage("LAMP knows no On");
    }

    @Test
    void throwsWhereABodyLeadsToWhatItsRowDoesNotName() {
        var table = off().in(On.class, "ON")
                .on("press", Press.class, Lamp::on)
                .to(Off.class)
                .endsIn(Broken.class, "BROKEN")
                .build();
        var state = new On(1);
        var move = table.move(state, "press", Lamp.context()).orElseThrow();

        assertThatIllegalStateException()
                .isThrownBy(() -> table.take(state, move, new Press(), Lamp.context()))
                .withMessage("LAMP: press in ON led to undeclared On");
    }

    @Test
    @DisplayName("hides a row, link and all, where its guard says no")
    void guards() {
        var table = off().in(On.class, "ON")
                .on("press", Press.class, Lamp::off)
                .onlyIf((state, context) -> state.times() < 2)
                .to(Off.class)
                .endsIn(Broken.class, "BROKEN")
                .build();

        assertThat(table.offered(new On(1), Lamp.context())).hasSize(1);
        assertThat(table.offered(new On(2), Lamp.context())).isEmpty();
        assertThat(table.move(new On(2), "press", Lamp.context())).isEmpty();
    }

    @Test
    void offersWhatIsALinkAndTakesTheRest() {
        var table = Lamp.table();

        assertThat(table.offered(new On(1), Lamp.context()))
                .extracting(Move::action)
                .containsExactly("press");
        assertThat(table.move(new On(1), "blow", Lamp.context())).isPresent();
        assertThat(table.move(new Off(), "blow", Lamp.context())).isEmpty();
        assertThat(table.actions()).containsExactly("press", "blow");
        assertThat(table.results()).containsExactly("BROKEN");
        assertThat(table.nameOf(new Blow())).isEqualTo("blow");
    }
}

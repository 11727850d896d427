package dev.sallyport.engine.run;

import static dev.sallyport.engine.run.House.ENVIRONMENT;
import static dev.sallyport.engine.run.House.now;
import static dev.sallyport.engine.run.House.refusal;
import static dev.sallyport.engine.run.House.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.FlowStore.Commit;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The engine")
class FlowEngineTest {
    private final House house = House.twoDoors();

    private static Ask.Receipt receipt(String key, String body) {
        return new Ask.Receipt(key, body, told -> "version " + told.execution().version());
    }

    private FlowExecution stored(FlowExecution execution) {
        return told(now(house.engine.read(ENVIRONMENT, execution.id()))).execution();
    }

    @Test
    void startsAnExecution() {
        var started = house.started();

        assertThat(started.version()).isEqualTo(1);
        assertThat(house.moved).as("nobody can wait for it yet").isEmpty();
        assertThat(started.stage()).isInstanceOf(Stage.InStep.class);
        assertThat(stored(started)).isEqualTo(started);
        assertThat(house.posted).as("a wake was stored, so the courier is told").hasValue(1);
    }

    @Test
    void storesNothingOfAStartThatCannotBe() {
        assertThat(refusal(house.start("{}", null))).isEqualTo("REQUIRED_VALUE");
        assertThat(house.store.tries).isZero();
    }

    @Test
    void offersWhatTheTableAndItsGuardsSay() {
        var started = house.started();

        assertThat(told(now(house.engine.read(ENVIRONMENT, started.id()))).actions())
                .containsExactly("door.say");
        assertThat(told(house.act(started, "door.say", "{\"word\": \"no\"}")).actions())
                .containsExactly("door.say", "door.shout");
    }

    @Test
    void storesAWrongWordAndRefusesIt() {
        var reply = house.act(house.started(), "door.say", "{\"word\": \"no\"}");

        assertThat(refusal(reply)).isEqualTo("INVALID_VALUE");
        assertThat(told(reply).execution().version()).isEqualTo(2);
        assertThat(house.moved).containsExactly(told(reply).execution().id() + " 2");
        assertThat(house.store.writes.getLast().entry())
                .isEqualTo(new FlowStore.Entry("door.say", "front", "INVALID_VALUE", House.TRACE));
    }

    @Test
    void writesNothingWhereNothingChanged() {
        var started = house.started();

        assertThat(refusal(house.act(started, "door.say", "{}"))).isEqualTo("REQUIRED_VALUE");
        assertThat(refusal(house.act(started, "door.say", "{\"word\": 5}"))).isEqualTo("INVALID_VALUE");
        assertThat(refusal(house.act(started, "door.shout", "{}"))).isEqualTo("INVALID_ACTION");
        assertThat(refusal(house.act(started, "door.late", "{}"))).isEqualTo("INVALID_ACTION");
        assertThat(house.store.tries).isEqualTo(1);
        assertThat(stored(started)).isEqualTo(started);
    }

    @Test
    void decidesAgainWhereOthersWereFaster() {
        var started = house.started();
        house.store.next.addAll(Collections.nCopies(4, new Commit.Stale()));

        assertThat(told(house.act(started, "door.say", "{\"word\": \"sesame\"}"))
                        .problem())
                .isEmpty();
        assertThat(house.store.tries).isEqualTo(1 + 5);
    }

    @Test
    void givesUpAfterFiveTriesWithConflict() {
        var started = house.started();
        house.store.next.addAll(Collections.nCopies(5, new Commit.Stale()));

        var reply = told(house.act(started, "door.say", "{\"word\": \"sesame\"}"));

        assertThat(reply.problem()).map(Problem::code).contains(Problem.Code.CONFLICT);
        assertThat(reply.execution()).isEqualTo(started);
        assertThat(house.store.tries).isEqualTo(1 + 5);
    }

    @Test
    void tellsOfAForeignLookupAndOfASpentBudgetAndKeepsTheState() {
        var started = house.started();
        var later = house.clock.instant().plusSeconds(90);
        started = told(house.act(started, "door.say", "{\"word\": \"no\"}")).execution();
        house.store.next.add(new Commit.Clash());
        house.store.next.add(new Commit.Exhausted(later));

        var clash = told(house.act(started, "door.shout", "{}")).problem().orElseThrow();
        assertThat(clash.name()).isEqualTo("UNIQUENESS_VIOLATION");
        assertThat(clash.details().getFirst().target()).isEqualTo("bell");
        var spent = told(house.act(started, "door.say", "{\"word\": \"no\"}"));

        assertThat(spent.problem()).map(Problem::code).contains(Problem.Code.REQUEST_LIMITED);
        assertThat(spent.problem()).map(Problem::retryAt).contains(later);
        assertThat(spent.actions()).containsExactly("door.say", "door.shout");
        assertThat(stored(started)).isEqualTo(started);
    }

    @Test
    void answersTheSameKeyWithTheSameAnswer() {
        var started = house.started();
        var at = house.clock.instant();

        house.act(started, "door.say", "{\"word\": \"no\"}", at, receipt("key", "body"));
        var again = house.act(started, "door.say", "{\"word\": \"no\"}", at, receipt("key", "body"));

        assertThat(again).isEqualTo(new Reply.Repeated("version 2"));
        assertThat(stored(started).version()).isEqualTo(2);
    }

    @Test
    void refusesTheSameKeyWithAnotherBody() {
        var started = house.started();
        var at = house.clock.instant();

        house.act(started, "door.say", "{\"word\": \"no\"}", at, receipt("key", "body"));
        var again = house.act(started, "door.say", "{\"word\": \"yes\"}", at, receipt("key", "other"));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        it -> assertThat(it.problem().code()).isEqualTo(Problem.Code.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void remembersStoredMovesAlone() {
        var started = house.started();
        var at = house.clock.instant();

        house.act(started, "door.say", "{}", at, receipt("key", "body"));

        assertThat(house.store.receipts).isEmpty();
    }

    @Test
    void replaysTheWinnersAnswerToTheLoserOfTheKey() {
        var started = house.started();
        house.store.next.add(new Commit.Known());
        house.store.receipts.put("key", new Found.StoredReceipt("body", "the winner's"));

        assertThat(house.start("{\"user\": {\"name\": \"Ali\"}}", receipt("key", "body")))
                .isEqualTo(new Reply.Repeated("the winner's"));
        assertThat(house.act(started, "door.say", "{}", house.clock.instant(), receipt("key", "body")))
                .isEqualTo(new Reply.Repeated("the winner's"));
    }

    @Test
    void isGoneFifteenMinutesAfterTheLastStoredMove() {
        var started = house.started();
        assertThat(started.expiresAt()).isEqualTo(started.createdAt().plus(Duration.ofMinutes(15)));

        house.clock.advance(Duration.ofMinutes(14));
        house.act(started, "door.say", "{}");
        assertThat(stored(started).expiresAt()).as("a refusal prolongs nothing").isEqualTo(started.expiresAt());
        house.clock.advance(Duration.ofMinutes(1));

        assertThat(now(house.engine.read(ENVIRONMENT, started.id()))).isInstanceOf(Reply.Expired.class);
        assertThat(house.act(started, "door.say", "{\"word\": \"sesame\"}")).isInstanceOf(Reply.Expired.class);
        assertThat(now(house.engine.read(ENVIRONMENT, "unknown"))).isEqualTo(new Reply.Gone());
        assertThat(now(house.engine.read("other", started.id()))).isEqualTo(new Reply.Gone());
    }

    @Test
    void isGoneAfterSixtyMinutesWhateverHappens() {
        var started = house.started();
        for (var minute = 14; minute < 60; minute += 14) {
            house.clock.set(started.createdAt().plus(Duration.ofMinutes(minute)));
            house.act(started, "door.say", "{\"word\": \"no\"}");
        }

        assertThat(stored(started).version()).isEqualTo(5);
        assertThat(stored(started).expiresAt()).isEqualTo(started.createdAt().plus(Duration.ofMinutes(60)));
    }

    @Test
    @DisplayName("decides an action on the time at which it came, not on the time at which it is decided")
    void decidesByArrival() {
        var started = house.started();
        var came = started.expiresAt().minusMillis(1);
        house.clock.set(started.expiresAt());

        assertThat(told(house.act(started, "door.say", "{\"word\": \"sesame\"}", came, null))
                        .problem())
                .isEmpty();
    }

    @Test
    void goesThroughOutletsToTheLastStep() {
        var started = told(house.start("{\"user\": {\"name\": \"Ali\"}, \"result\": \"WELCOME\"}", null))
                .execution();

        var back = told(house.act(started, "door.say", "{\"word\": \"sesame\"}"));
        var end = told(house.act(started, "door.say", "{\"word\": \"please\"}"));

        assertThat(back.execution().stage()).isInstanceOfSatisfying(Stage.InStep.class, it -> {
            assertThat(it.step()).isEqualTo("back");
            assertThat(it.terms()).isEqualTo(new Knocking.Terms("please", "Ali again"));
        });
        assertThat(end.execution().stage())
                .isEqualTo(new Stage.Completed("WELCOME", new Knocking.Door.Opened("Ali again").outputs()));
        assertThat(end.execution().ended())
                .extracting(StepResult::name, StepResult::type, StepResult::result)
                .containsExactly(tuple("front", "KNOCK", "OPENED"), tuple("back", "KNOCK", "OPENED"));
        assertThat(end.actions()).isEmpty();
        assertThat(refusal(house.act(started, "door.say", "{}"))).isEqualTo("INVALID_ACTION");
    }

    @Test
    void endsWithTheLastStepsResultWhereTheEndNamesNone() {
        var started = house.started();
        house.act(started, "door.say", "{\"word\": \"sesame\"}");

        assertThat(told(house.act(started, "door.say", "{\"word\": \"please\"}"))
                        .execution()
                        .stage())
                .isEqualTo(new Stage.Completed("OPENED", new Knocking.Door.Opened("Ali again").outputs()));
    }

    @Test
    void failsWhereALaterStepCannotBegin() {
        var flow = new House(
                House.TWO_DOORS.replace("${steps.front.outputs.visitor.name} again", "${trigger.inputs.nobody}"));
        var started = flow.started();

        assertThat(told(flow.act(started, "door.say", "{\"word\": \"sesame\"}"))
                        .execution()
                        .stage())
                .isInstanceOfSatisfying(
                        Stage.Failed.class, it -> assertThat(it.code()).isEqualTo("REQUIRED_VALUE"));
    }

    @Test
    void failsWhereAFlowRunsThroughMoreThan32StepsAtOnce() {
        var loop = new House("""
                {"name": "loop", "enabled": true, "trigger": {"type": "EXPERIENCE", "next": "a"},
                 "stepDefinitions": {"a": {"type": "ECHO", "outlets": {"HEARD": {"next": "a"}}}}}
                """);

        assertThat(told(loop.start("{}", null)).execution().stage())
                .isInstanceOfSatisfying(
                        Stage.Failed.class, it -> assertThat(it.code()).isEqualTo("FLOW_LOOP"));
    }

    @Test
    void asksTheGateBeforeTheReceiptAndTheReceiptBeforeTheRequest() {
        var started = house.started();
        house.store.receipts.put("key", new Found.StoredReceipt("body", "earlier"));
        var denied = CommonRefusal.LIMIT_EXCEEDED.problem();
        var failed = CommonRefusal.INVALID_VALUE.problem();

        assertThat(gated(started, new Gate(denied, failed), receipt("key", "body")))
                .isEqualTo(new Reply.Refused(denied));
        assertThat(gated(started, new Gate(null, failed), receipt("key", "body")))
                .isEqualTo(new Reply.Repeated("earlier"));
        assertThat(told(gated(started, new Gate(null, failed), null)).problem()).contains(failed);
    }

    private Reply gated(FlowExecution execution, Gate gate, Ask.@Nullable Receipt receipt) {
        return now(house.engine.act(new Ask(
                ENVIRONMENT,
                execution.id(),
                "door.say",
                House.json("{}"),
                house.clock.instant(),
                gate,
                receipt,
                null)));
    }

    private record Gate(@Nullable Problem denied, Problem failed) implements Ask.Gate {
        @Override
        public Optional<Problem> access(FlowExecution execution) {
            return Optional.ofNullable(denied);
        }

        @Override
        public Optional<Problem> request(Found found) {
            return Optional.of(failed);
        }
    }
}

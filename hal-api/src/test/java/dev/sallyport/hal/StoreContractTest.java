package dev.sallyport.hal;

import static dev.sallyport.hal.StoreRig.ENVIRONMENT;
import static dev.sallyport.hal.StoreRig.OTHER;
import static dev.sallyport.hal.StoreRig.keep;
import static dev.sallyport.hal.StoreRig.send;
import static dev.sallyport.hal.StoreRig.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.FlowStore.Remembered;
import dev.sallyport.hal.kit.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the store (decisions.md section 7): all rows of a move, or none. */
class StoreContractTest {
    private static final StoreRig RIG = new StoreRig();
    private static final int HANDS = 20;

    private final String user = "user-" + UUID.randomUUID();

    @AfterAll
    static void close() {
        RIG.close();
    }

    @BeforeEach
    void empty() {
        RIG.database.run("truncate flow_execution, flow_journal, resource, budget, message, receipt");
    }

    @Test
    void ofTwentyHandsOnOneVersionOneIsStored() {
        var execution = RIG.started(user);

        var commits = Hands.together(HANDS, it -> RIG.commit(execution, send()));

        assertThat(stored(commits)).isEqualTo(1);
        assertThat(commits.stream().filter(Commit.Stale.class::isInstance)).hasSize(HANDS - 1);
        assertThat(RIG.count("message")).isEqualTo("1");
        assertThat(RIG.count("flow_journal")).isEqualTo("2");
        assertThat(read(ENVIRONMENT, execution.id())).isEqualTo(2);
    }

    @Test
    void ofTwentyExecutionsThatKeepTheSameOneIsStored() {
        var executions = Hands.together(HANDS, it -> RIG.started(user)).stream().toList();

        var commits = Hands.together(HANDS, it -> RIG.commit(executions.get(it), keep("k", null, 0, null), send()));

        assertThat(stored(commits)).isEqualTo(1);
        assertThat(RIG.count("message")).as("a stale move leaves nothing").isEqualTo("1");
        assertThat(RIG.count("flow_execution where version = 2")).isEqualTo("1");
    }

    @Test
    void aKeptResourceIsGuardedByItsVersion() {
        assertThat(RIG.commit(RIG.started(user), keep("k", null, 0, null))).isInstanceOf(Commit.Stored.class);
        assertThat(RIG.commit(RIG.started(user), keep("k", null, 0, null))).isInstanceOf(Commit.Stale.class);
        assertThat(RIG.commit(RIG.started(user), keep("k", null, 1, null))).isInstanceOf(Commit.Stored.class);
        assertThat(RIG.commit(RIG.started(user), keep("k", null, 1, null))).isInstanceOf(Commit.Stale.class);
        assertThat(RIG.commit(RIG.started(user + "x"), keep("k", null, 2, null)))
                .as("another user's")
                .isInstanceOf(Commit.Stale.class);
        assertThat(RIG.database.ask("select version from resource")).isEqualTo("2");
    }

    @Test
    void aLookupIsHeldOnce() {
        RIG.commit(RIG.started(user), keep("one", "credential", 0, null));
        var execution = RIG.started(user + "x");

        assertThat(RIG.commit(execution, keep("two", "credential", 0, null), send()))
                .isInstanceOf(Commit.Clash.class);
        assertThat(read(ENVIRONMENT, execution.id())).isEqualTo(1);
        assertThat(RIG.count("message")).isEqualTo("0");
        assertThat(RIG.count("resource")).isEqualTo("1");
    }

    @Test
    void aBudgetSlides() {
        var first = RIG.clock.instant();
        for (int i = 0; i < 10; i++) {
            assertThat(spend(user)).isInstanceOf(Commit.Stored.class);
            RIG.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(spend(user)).isEqualTo(new Commit.Exhausted(first.plus(Duration.ofHours(1))));
        assertThat(spend(user + "another budget")).isInstanceOf(Commit.Stored.class);

        RIG.clock.set(first.plus(Duration.ofHours(1)));

        assertThat(spend(user)).isInstanceOf(Commit.Stored.class);
        assertThat(spend(user)).isEqualTo(new Commit.Exhausted(first.plus(Duration.ofMinutes(61))));
    }

    @Test
    void ofTwentyThatSpendAtOnceTenDo() {
        var commits = Hands.together(HANDS, it -> spend(user));

        assertThat(stored(commits)).isEqualTo(10);
        assertThat(commits.stream().filter(Commit.Exhausted.class::isInstance)).hasSize(10);
        assertThat(RIG.count("message")).isEqualTo("10");
    }

    @Test
    void aMessageWithinABudgetIsLeftOutWhereItIsUsedUpAndTheMoveHolds() {
        var within = new Effect.Spend("send " + user, 2, Duration.ofHours(1));

        for (int i = 0; i < 4; i++) {
            var message = send();
            assertThat(RIG.commit(
                            RIG.started(user),
                            new Effect.Send(message.id(), message.channel(), message.body(), within)))
                    .isInstanceOf(Commit.Stored.class);
        }

        assertThat(RIG.count("message")).isEqualTo("2");
        assertThat(RIG.count("flow_execution where version = 2")).isEqualTo("4");
    }

    private static Commit spend(String budget) {
        return RIG.commit(RIG.started(budget), new Effect.Spend("send " + budget, 10, Duration.ofHours(1)), send());
    }

    @Test
    void ofTwoReceiptsUnderOneKeyOneIsStored() {
        var answers = Hands.together(2, it -> {
            var execution = RIG.fresh(ENVIRONMENT, user);
            var remembered = new Remembered("key", "body", "answer " + it);
            return RIG.store.start(execution, written(remembered, null)).await();
        });

        assertThat(stored(answers)).isEqualTo(1);
        assertThat(answers).anyMatch(Commit.Known.class::isInstance);
        assertThat(RIG.count("flow_execution")).isEqualTo("1");
        var receipt = RIG.store
                .prior(ENVIRONMENT, "key", user, RIG.clock.instant())
                .await()
                .receipt()
                .orElseThrow();
        assertThat(receipt.bodyDigest()).isEqualTo("body");
        assertThat(receipt.answer()).startsWith("answer ");
        assertThat(RIG.database.ask("select answer from receipt")).doesNotContain("answer");
        assertThat(RIG.commit(RIG.started(user), written(new Remembered("key", "body", "x"), null, send())))
                .isInstanceOf(Commit.Known.class);
        assertThat(RIG.count("message")).isEqualTo("0");
    }

    @Test
    void nothingCrossesEnvironments() {
        var execution = RIG.started(user);
        RIG.commit(execution, written(new Remembered("key", "body", "answer"), null, keep("k", "l", 0, null)));

        assertThat(RIG.store.read(OTHER, execution.id()).await()).isEmpty();
        assertThat(RIG.store.load(OTHER, execution.id(), "key").await()).isEmpty();
        assertThat(RIG.store
                        .prior(OTHER, "key", user, RIG.clock.instant())
                        .await()
                        .receipt())
                .isEmpty();
        var there = RIG.fresh(OTHER, user);
        RIG.store.start(there, written()).await();
        assertThat(RIG.store
                        .load(OTHER, there.id(), "key")
                        .await()
                        .orElseThrow()
                        .receipt())
                .isEmpty();
        assertThat(RIG.store
                        .load(OTHER, there.id(), null)
                        .await()
                        .orElseThrow()
                        .subject()
                        .kept())
                .isEmpty();
        assertThat(RIG.commit(there, written(new Remembered("key", "body", "x"), null, keep("k", "l", 0, null))))
                .isInstanceOf(Commit.Stored.class);
        var same = new FlowExecution(
                OTHER,
                execution.id(),
                execution.definition(),
                user,
                execution.inputs(),
                execution.stage(),
                List.of(),
                "digest",
                null,
                2,
                execution.createdAt(),
                execution.updatedAt(),
                execution.expiresAt());
        assertThat(RIG.commit(same)).isInstanceOf(Commit.Stale.class);
    }

    @Test
    void timesKeepTheirMicroseconds() {
        RIG.clock.set(Instant.parse("2026-05-01T12:00:00.123456789Z"));
        var execution = RIG.started(user);

        var read = RIG.store.read(ENVIRONMENT, execution.id()).await().orElseThrow();

        assertThat(read.execution().createdAt()).isEqualTo(Instant.parse("2026-05-01T12:00:00.123456Z"));
        assertThat(read.execution().user()).isEqualTo(user);
    }

    private static long read(String environment, String id) {
        return RIG.store.read(environment, id).await().orElseThrow().execution().version();
    }

    private static long stored(List<Commit> commits) {
        return commits.stream().filter(Commit.Stored.class::isInstance).count();
    }
}

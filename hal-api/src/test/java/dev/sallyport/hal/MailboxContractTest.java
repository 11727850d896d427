package dev.sallyport.hal;

import static dev.sallyport.hal.StoreRig.BOTH;
import static dev.sallyport.hal.StoreRig.ENVIRONMENT;
import static dev.sallyport.hal.StoreRig.OTHER;
import static dev.sallyport.hal.StoreRig.keep;
import static dev.sallyport.hal.StoreRig.send;
import static dev.sallyport.hal.StoreRig.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.pg.Migrations;
import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.FlowStore.Remembered;
import dev.sallyport.engine.run.FlowStore.Settled;
import dev.sallyport.engine.run.Mailbox;
import dev.sallyport.engine.run.Mailbox.Due;
import dev.sallyport.hal.embedded.TestDatabase;
import dev.sallyport.hal.kit.Hands;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages wait, are leased once, and are cleaned away; the schema is brought up by one process at a time. */
class MailboxContractTest {
    private static final StoreRig RIG = new StoreRig();
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Mailbox one = RIG.mailbox();
    private final Mailbox other = RIG.mailbox();

    @AfterAll
    static void close() {
        RIG.close();
    }

    @BeforeEach
    void empty() {
        RIG.database.run("truncate flow_execution, flow_journal, resource, budget, message, receipt");
    }

    @Test
    void twoMailboxesLeaseNoMessageTwice() {
        post(40);

        var leased = Hands.together(4, it -> lease(it % 2 == 0 ? one : other, 16));

        var ids = leased.stream().flatMap(List::stream).map(Due::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.size() + lease(one, 40).size()).isEqualTo(40);
        assertThat(lease(one, 40)).isEmpty();
    }

    @Test
    void aLeaseThatLapsesIsLeasedAgain() {
        post(1);
        var first = lease(one, 32).getFirst();
        RIG.clock.advance(LEASE.minusMillis(1));
        assertThat(lease(other, 32)).isEmpty();
        RIG.clock.advance(Duration.ofMillis(1));

        var again = lease(other, 32).getFirst();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(List.of(first.attempts(), again.attempts())).containsExactly(1, 2);
    }

    @Test
    void aRetryWaits() {
        post(1);
        var due = lease(one, 32).getFirst();
        one.retry(due, RIG.clock.instant().plusSeconds(3)).await();

        assertThat(lease(one, 32)).isEmpty();
        RIG.clock.advance(Duration.ofSeconds(3));
        assertThat(lease(one, 32)).hasSize(1);
    }

    @Test
    void aSettledMessageIsWipedAndDoesNotComeAgain() {
        post(2);
        var due = lease(one, 32);
        one.settle(due.getFirst(), true, RIG.clock.instant()).await();
        one.settle(due.getLast(), false, RIG.clock.instant()).await();
        RIG.clock.advance(LEASE);

        assertThat(lease(one, 32)).isEmpty();
        assertThat(RIG.count("message where body is not null")).isEqualTo("0");
        assertThat(RIG.count("message where done_at is not null and parked_at is null"))
                .isEqualTo("1");
        assertThat(RIG.count("message where parked_at is not null and done_at is null"))
                .isEqualTo("1");
    }

    @Test
    void aMessageIsSettledWithTheMoveItCaused() {
        var execution = RIG.started("ann");
        RIG.commit(execution, send());
        var moved = RIG.store
                .read(ENVIRONMENT, execution.id())
                .await()
                .orElseThrow()
                .execution();
        var due = lease(one, 32).getFirst();

        assertThat(RIG.commit(execution, written(null, new Settled(due.id(), true))))
                .isInstanceOf(Commit.Stale.class);
        assertThat(RIG.count("message where done_at is not null")).isEqualTo("0");
        assertThat(RIG.commit(moved, written(null, new Settled(due.id(), true))))
                .isInstanceOf(Commit.Stored.class);
        assertThat(RIG.count("message where done_at is not null and body is null"))
                .isEqualTo("1");
    }

    @Test
    void onlyTheEnvironmentsAskedForAreLeased() {
        post(1);

        assertThat(one.lease(List.of(OTHER), RIG.clock.instant(), LEASE, 32).await())
                .isEmpty();
        assertThat(lease(one, 32)).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeOpenedHoldsUpNoOther() {
        post(3);
        RIG.database.run("update message set body = 'sealed by a key that is gone'"
                + " where id = (select id from message limit 1)");

        assertThat(lease(one, 32)).hasSize(3);
        assertThat(lease(one, 32)).isEmpty();
    }

    @Test
    void theCleanerRemovesAllThatHasExpiredAndNothingAlive() {
        var now = RIG.clock.instant();
        var alive = RIG.started("ann");
        RIG.commit(
                alive,
                written(
                        new Remembered("key", "body", "answer"),
                        null,
                        keep("forever", null, 0, null),
                        keep("later", null, 0, now.plusSeconds(1)),
                        send()));
        fill(2_500);

        RIG.cleaner().clean().await();

        assertThat(RIG.count("flow_execution")).isEqualTo("1");
        assertThat(RIG.count("resource")).isEqualTo("2");
        assertThat(RIG.count("receipt")).isEqualTo("1");
        assertThat(RIG.count("message")).isEqualTo("1");
        assertThat(RIG.count("budget")).isEqualTo("0");
        assertThat(RIG.count("flow_journal")).isEqualTo("2");
    }

    /** So many rows of each table that are long gone. */
    private static void fill(int rows) {
        var id = "select '" + ENVIRONMENT + "'::uuid, gen_random_uuid()";
        var longAgo = "'2020-01-01T00:00:00Z'::timestamptz";
        var series = " from generate_series(1, " + rows + ") n";
        RIG.database.run("insert into flow_execution " + id + ", 1, gen_random_uuid(), 'x', 1, 'u', 'FAILED', null,"
                + " null, '{}', null, '[]', '{}', 'x', null, " + longAgo + ", " + longAgo + ", " + longAgo
                + " + interval '15 minutes'" + series);
        RIG.database.run("insert into flow_journal " + id + ", 1, null, 'x', 'x', null, " + longAgo + series);
        RIG.database.run("insert into resource select '" + ENVIRONMENT + "'::uuid, 'otpCount', n::text, 'u', null, 'x',"
                + " '{}', 1, null, " + longAgo + ", " + longAgo + ", " + longAgo + series);
        RIG.database.run("insert into budget select '" + ENVIRONMENT + "'::uuid, n::text, 1, '1 hour', array[" + longAgo
                + "], " + longAgo + series);
        RIG.database.run("insert into receipt select '" + ENVIRONMENT
                + "'::uuid, n::text, gen_random_uuid(), 'x', 'x', " + longAgo + ", " + longAgo + series);
        RIG.database.run("insert into message " + id + ", null, 'EMAIL', null, 1, " + longAgo + ", null, " + longAgo
                + ", null, " + longAgo + series);
    }

    @Test
    void twoProcessesMigrateOneAfterTheOther() {
        var database = TestDatabase.fresh();
        var vertx = Vertx.vertx();
        var pools = IntStream.range(0, 4)
                .mapToObj(it -> Database.pool(vertx, database.options()))
                .toList();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();

        Hands.together(
                pools.size(),
                it -> Migrations.run(pools.get(it), connection -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            return connection
                                    .query("select pg_sleep(0.02)")
                                    .execute()
                                    .onComplete(done -> inside.decrementAndGet())
                                    .mapEmpty();
                        })
                        .map(true)
                        .await());

        assertThat(most.get()).isEqualTo(1);
        assertThat(database.ask("select count(*) from schema_migration")).isEqualTo("2");
        Future.all(pools.stream().map(it -> it.close()).toList()).await();
        vertx.close().await();
    }

    private static void post(int messages) {
        for (int i = 0; i < messages; i++) {
            RIG.commit(RIG.started("ann"), send());
        }
    }

    private static List<Due> lease(Mailbox mailbox, int limit) {
        return mailbox.lease(BOTH, RIG.clock.instant(), LEASE, limit).await();
    }
}

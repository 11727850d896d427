package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.FlowStore.Settled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The courier")
class CourierTest {
    private final Vertx vertx = Vertx.vertx();
    private final House house = House.twoDoors();
    private final MemoryMailbox mailbox = new MemoryMailbox();
    private final List<Channel.Message> carried = new ArrayList<>();
    private Channel channel = message -> Future.succeededFuture();
    private final Courier courier = new Courier(
            vertx,
            mailbox,
            house.engine,
            this::carry,
            house.codec,
            house.edge,
            () -> List.of(House.ENVIRONMENT),
            house.observed);

    private Future<Void> carry(Channel.Message message) {
        carried.add(message);
        return channel.deliver(message);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void round() {
        courier.nudge();
        courier.atRest()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private Instant now() {
        return house.clock.instant();
    }

    private void post(String id, FlowExecution execution) {
        var notice = new Notice("butler@example.com", "door", null, null, Map.of());
        mailbox.post(id, execution.id(), "EMAIL", house.codec.write(notice, ""), now());
    }

    private FlowExecution shouting() {
        var started = house.started();
        house.act(started, "door.say", "{\"word\": \"no\"}");
        return House.told(house.act(started, "door.shout", "{}")).execution();
    }

    @Test
    void tellsAnObserverHowLateItWasAndHandsTheTraceOn() {
        post("m", house.started());
        channel = message -> Future.failedFuture("away");
        house.clock.advance(Duration.ofSeconds(2));
        round();
        channel = message -> Future.succeededFuture();
        house.clock.advance(Duration.ofSeconds(5));
        round();

        assertThat(house.observed.carried).containsExactly("EMAIL retried PT2S", "EMAIL delivered PT4S");
        assertThat(carried).extracting(Channel.Message::trace).containsOnly(House.TRACE);
        assertThat(house.store.writes)
                .allSatisfy(it -> assertThat(it.entry().trace()).isEqualTo(House.TRACE));
    }

    @Test
    void carriesAMessageOnce() {
        post("m", house.started());

        round();
        round();

        assertThat(carried).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("m");
            assertThat(it.channel()).isEqualTo("EMAIL");
            assertThat(it.notice().to()).isEqualTo("butler@example.com");
        });
        assertThat(mailbox.find("m").delivered).isTrue();
    }

    @Test
    @DisplayName("tries again after 1, 3, 9 and 27 seconds, then parks the message and tells the execution")
    void retries() {
        var execution = shouting();
        channel = message -> Future.failedFuture("the mail server is away");
        post(Knocking.MESSAGE, execution);

        round();
        for (var seconds : List.of(1, 3, 9, 27)) {
            assertThat(mailbox.find(Knocking.MESSAGE).at).isEqualTo(now().plusSeconds(seconds));
            var tries = carried.size();
            house.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            round();
            assertThat(carried).as("not before its time").hasSize(tries);
            house.clock.advance(Duration.ofMillis(1));
            round();
            assertThat(carried).hasSize(tries + 1);
        }

        assertThat(carried).hasSize(5);
        var written = house.store.writes.getLast();
        assertThat(written.entry().action()).isEqualTo("delivery.failed");
        assertThat(written.settled()).as("settled in the same commit").isEqualTo(new Settled(Knocking.MESSAGE, false));
        assertThat(mailbox.find(Knocking.MESSAGE).delivered)
                .as("not settled beside it")
                .isNull();
    }

    @Test
    void parksAtOnceWhatIsRefusedForGood() {
        var execution = shouting();
        channel = message -> Future.failedFuture(new Channel.Refused("no such mailbox"));
        post(Knocking.MESSAGE, execution);

        round();

        assertThat(carried).hasSize(1);
        assertThat(house.store.writes.getLast().settled()).isEqualTo(new Settled(Knocking.MESSAGE, false));
    }

    @Test
    void settlesAloneWhatMovesNothing() {
        post("another", shouting());
        channel = message -> Future.failedFuture(new Channel.Refused("no such mailbox"));
        var writes = house.store.writes.size();

        round();

        assertThat(house.store.writes).hasSize(writes);
        assertThat(mailbox.find("another").delivered).isFalse();
    }

    @Test
    void wakesAnExecutionInItsTimeAndSettlesTheWakeWithTheMove() {
        var started = house.started();
        var wake = new StoredWake("front", "door.late", House.json("{}"));
        mailbox.post("wake", started.id(), StoredWake.CHANNEL, house.codec.write(wake, ""), now().plusSeconds(60));

        round();
        assertThat(house.store.writes).hasSize(1);
        house.clock.advance(Duration.ofSeconds(60));
        round();

        assertThat(house.store.writes.getLast().entry().action()).isEqualTo("door.late");
        assertThat(house.store.writes.getLast().settled()).isEqualTo(new Settled("wake", true));
        assertThat(carried).isEmpty();
    }

    @Test
    void settlesALateWakeThatMovesNothing() {
        var started = house.started();
        house.act(started, "door.say", "{\"word\": \"sesame\"}");
        var wake = new StoredWake("front", "door.late", House.json("{}"));
        mailbox.post("wake", started.id(), StoredWake.CHANNEL, house.codec.write(wake, ""), now());
        mailbox.post("orphan", "gone", StoredWake.CHANNEL, house.codec.write(wake, ""), now());

        round();

        assertThat(mailbox.find("wake").delivered).isTrue();
        assertThat(mailbox.find("orphan").delivered).isTrue();
    }

    @Test
    void carriesTheOthersWhereOneThrows() {
        channel = message -> {
            if (message.id().equals("first")) {
                throw new IllegalStateException("a channel with a fault");
            }
            return Future.succeededFuture();
        };
        post("first", house.started());
        mailbox.post("unreadable", null, "EMAIL", "{", now());
        mailbox.post("unreadable wake", null, StoredWake.CHANNEL, "{", now());
        post("last", house.started());

        round();

        assertThat(mailbox.find("last").delivered).isTrue();
        assertThat(mailbox.find("first").at).as("tried again as any failure").isEqualTo(now().plusSeconds(1));
        assertThat(mailbox.find("unreadable").at).isEqualTo(now().plusSeconds(1));
        assertThat(mailbox.find("unreadable wake").at).isEqualTo(now().plusSeconds(1));
    }

    @Test
    void emptiesAFullMailboxInOneRound() {
        for (var i = 0; i < 100; i++) {
            post("m" + i, house.started());
        }

        round();

        assertThat(carried).hasSize(100);
    }

    @Test
    void takesNothingNewOnceStopped() throws Exception {
        courier.start();
        courier.stop().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        post("m", house.started());

        round();

        assertThat(carried).isEmpty();
    }
}

package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.pg.Migrations;
import dev.sallyport.engine.run.Channel;
import dev.sallyport.engine.run.Vault;
import dev.sallyport.hal.embedded.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final String OTHER_ENVIRONMENT = "d0000000-0000-4000-8000-0000000000ff";
    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00.123456789Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Pool POOL =
            PgBuilder.pool().connectingTo(DATABASE.options()).using(VERTX).build();

    private Instant now = NOON;
    private final PlaceVault vault = new PlaceVault();
    private final Inbox inbox = new Inbox(VERTX, POOL, vault, () -> now, 5);
    private final Channel channel = new InboxChannel(inbox, Templates.load(null));

    @BeforeAll
    static void migrate() {
        Migrations.run(POOL, _ -> Future.succeededFuture()).await();
    }

    @AfterAll
    static void close() {
        POOL.close().await();
        VERTX.close().await();
    }

    @BeforeEach
    void empty() {
        DATABASE.run("delete from inbox_message");
    }

    @Test
    void showsWhatWasSent() {
        deliver(1, "EMAIL", "ann@example.org");
        deliver(2, "SMS", "+14155550100");

        assertThat(newest(null, null))
                .containsExactly(
                        new InboxMessage(
                                id(2),
                                "SMS",
                                "+14155550100",
                                null,
                                "123456 is your code. It expires in 10 minutes. Do not share it with anyone.",
                                at(2)),
                        new InboxMessage(
                                id(1), "EMAIL", "ann@example.org", "Your confirmation code", mailText(), at(1)));
    }

    @Test
    void filtersByAddressAndChannel() {
        deliver(1, "EMAIL", "ann@example.org");
        deliver(2, "SMS", "+14155550100");
        deliver(3, "VOICE", "+14155550100");
        deliver(4, "EMAIL", "bob@example.org");

        assertThat(ids(newest("+14155550100", null))).containsExactly(id(3), id(2));
        assertThat(ids(newest(null, "EMAIL"))).containsExactly(id(4), id(1));
        assertThat(ids(newest("+14155550100", "SMS"))).containsExactly(id(2));
        assertThat(newest("ann@example.org", "SMS")).isEmpty();
        assertThat(newest("ann@example.org' or true --", null)).isEmpty();
    }

    @Test
    void aRepetitionIsStoredOnce() {
        deliver(1, "EMAIL", "ann@example.org");
        deliver(2, "EMAIL", "bob@example.org");
        deliver(1, "EMAIL", "ann@example.org");

        assertThat(newest(null, null)).extracting(InboxMessage::createdAt).containsExactly(at(2), at(1));
    }

    @Test
    void keepsTheNewestOfEachEnvironment() {
        channel.deliver(new Channel.Message(OTHER_ENVIRONMENT, id(1), "SMS", notice("+14155550199"), null))
                .await();
        IntStream.rangeClosed(1, 9).forEach(number -> deliver(number, "SMS", "+14155550100"));

        assertThat(ids(newest(null, null))).containsExactly(id(9), id(8), id(7), id(6), id(5));
        assertThat(DATABASE.ask("select count(*) from inbox_message")).isEqualTo("6");
        assertThat(inbox.newest(OTHER_ENVIRONMENT, null, null).await()).hasSize(1);
        assertThat(inbox.newest("no environment", null, null).await()).isEmpty();
    }

    @Test
    void manyAtOnceLeaveTheNewest() {
        var all = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> channel.deliver(Notices.message(id(number), "SMS", notice("+14155550100"))))
                .toList();
        all.forEach(delivery -> delivery.await());
        deliver(41, "SMS", "+14155550100");

        assertThat(newest(null, null))
                .hasSize(5)
                .first()
                .extracting(InboxMessage::id)
                .isEqualTo(id(41));
        assertThat(DATABASE.ask("select count(*) from inbox_message")).isEqualTo("5");
    }

    @Test
    void theDatabaseHoldsNothingInClear() {
        deliver(1, "EMAIL", "ann@example.org");

        assertThat(DATABASE.ask("select sealed from inbox_message")).doesNotContain("ann@", "123456", "code");
        assertThat(vault.places).containsExactly("inbox/" + Notices.ENVIRONMENT + "/" + id(1));
    }

    @Test
    void aMessageWhoseKeyIsGoneHidesNoOther() {
        deliver(1, "EMAIL", "ann@example.org");
        deliver(2, "EMAIL", "bob@example.org");
        DATABASE.run("update inbox_message set sealed = 'gone' where id = '" + id(2) + "'");

        assertThat(ids(newest(null, null))).containsExactly(id(1));
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        var unknown = new Notice("ann@example.org", "nothing", null, null, Map.of());

        assertThat(channel.deliver(Notices.message(id(1), "EMAIL", unknown)).cause())
                .isInstanceOf(Channel.Refused.class);
        assertThat(channel.deliver(Notices.message("1", "EMAIL", notice("ann@example.org")))
                        .cause())
                .isInstanceOf(Channel.Refused.class);
    }

    @Test
    void noMessageIsShownInALog() {
        deliver(1, "EMAIL", "ann@example.org");

        assertThat(newest(null, null).toString()).isEqualTo("[InboxMessage[" + id(1) + "]]");
    }

    private void deliver(int number, String name, String to) {
        now = NOON.plusSeconds(number);
        channel.deliver(Notices.message(id(number), name, notice(to))).await();
    }

    private List<InboxMessage> newest(@Nullable String to, @Nullable String name) {
        return inbox.newest(Notices.ENVIRONMENT, to, name).await();
    }

    private static Notice notice(String to) {
        return Notices.pairing(to, null, "en");
    }

    private static List<String> ids(List<InboxMessage> messages) {
        return messages.stream().map(InboxMessage::id).toList();
    }

    private static String id(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + number).toString();
    }

    private static Instant at(int number) {
        return Instant.parse("2026-08-01T12:00:00.123456Z").plus(Duration.ofSeconds(number));
    }

    private static String mailText() {
        return """
                Enter the code below to set up this e-mail address. It works once and expires in 10 minutes.

                Your code is 123456.

                Nobody will ask you for this code: do not share it with anyone.
                If you did not ask for it, ignore this message.""";
    }

    /** Hides nothing, but opens a text only in the place where it was sealed. */
    private static final class PlaceVault implements Vault {
        private final List<String> places = new CopyOnWriteArrayList<>();

        @Override
        public String seal(String clear, String place) {
            places.add(place);
            return base64(place) + ":" + base64(clear);
        }

        @Override
        public String open(String sealed, String place) {
            var parts = sealed.split(":", -1);
            if (!parts[0].equals(base64(place))) {
                throw new IllegalStateException("sealed elsewhere");
            }
            return new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        }

        @Override
        public boolean isSealedWithNewest(String sealed) {
            return true;
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}

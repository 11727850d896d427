package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.RawHttp;
import dev.sallyport.hal.kit.TestServer;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each answer tells the server's time (RFC 9110 section 6.6.1), against which clients count down. */
class DateApiTest {
    private static final TestServer SERVER = TestServer.fresh(null);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void eachAnswerTellsTheTimeAtWhichItIsGiven() {
        var visit = SERVER.visit("no-skip");
        SERVER.clock().advance(Duration.ofSeconds(7));
        var answers = List.of(
                visit.read(),
                visit.await(0),
                visit.force("nonsense", ""),
                SERVER.client().get("/nowhere"),
                SERVER.client().get("/"),
                SERVER.client().get("/demo/messages"),
                SERVER.client().bare("PUT", visit.self()),
                SERVER.client().bare("OPTIONS", visit.self(), "Origin", "https://app.example.org"));

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.headers().allValues("Date"))
                        .singleElement()
                        .satisfies(DateApiTest::isNow));
        assertThat(answers.stream().map(it -> it.status())).contains(200, 304, 404, 405);
    }

    @Test
    void evenWhatIsNoRequestGetsOne() {
        assertThat(RawHttp.send(SERVER.port(), "nonsense\r\n\r\n")).containsIgnoringCase("\r\nDate: ");
    }

    private static void isNow(String date) {
        assertThat(date).endsWith(" GMT").hasSize(29);
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(SERVER.clock().instant());
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polls that are held until something happens (decisions.md section 7). */
class WaitingApiTest {
    private static final TestServer HERE = TestServer.fresh(null);
    private static final TestServer THERE = HERE.another(HERE.setup().elsewhere());
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final String TOTP = "{\"type\":\"TOTP\"}";
    private static final String MOBILE =
            "{\"type\":\"MOBILE\",\"application\":{\"id\":\"" + TestServer.APPLICATION + "\"}}";

    private final Visit visit = HERE.visit("no-skip");

    @AfterAll
    static void stop() {
        THERE.close();
        HERE.close();
    }

    @Test
    void aMoveOfTheSameProcessEndsTheWait() {
        var poll = held(visit, HERE, 25);
        visit.act("device.create", TOTP);
        assertThat(poll.join().at("/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(poll.join().header("Preference-Applied")).isEqualTo("wait=25");
    }

    @Test
    void aMoveOfAnotherProcessEndsTheWait() {
        var poll = held(visit, HERE, 25);
        visit.at(THERE).act("device.create", TOTP);
        assertThat(poll.join().at("/status")).isEqualTo("ACTIVATION_REQUIRED");
    }

    @Test
    void theCouriersReportEndsTheWait() {
        visit.createEmail(TestServer.newEmail());
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
    }

    @Test
    void aLapseEndsTheWait() {
        visit.act("device.create", MOBILE);
        var poll = held(visit, HERE, 25);
        HERE.clock().advance(Duration.ofMinutes(10));
        assertThat(poll.join().at("/status")).isEqualTo("MOBILE_PAIRING_FAILURE");
    }

    @Test
    void aMoveThatNobodyToldOfIsFound() {
        var poll = held(visit, HERE, 25);
        HERE.database().run("update flow_execution set version = version + 1 where id = '%s'".formatted(visit.id()));
        assertThat(poll.join().status()).isEqualTo(200);
        assertThat(poll.join().header("ETag")).startsWith("\"2.");
    }

    @Test
    void withoutAMoveItIsNotModifiedAfterTheTimeThatWasAsked() {
        var answer = visit.await(1);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.header("ETag")).isEqualTo(visit.last().header("ETag"));
        assertThat(HERE.heldPolls()).isZero();
    }

    @Test
    void anExecutionThatExpiresMeanwhileIsGone() {
        var poll = held(visit, HERE, 1);
        HERE.clock().advance(Duration.ofMinutes(16));
        assertThat(poll.join().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '`', textBlock = """
                    wait=7               | "0.old" | 200 | wait=7
                    wait=999             | "0.old" | 200 | wait=60
                    wait=0               | *       | 304 | wait=0
                    wait=0               | "0.old" | 200 | wait=0
                    wait=7               | -       | 200 | ``
                    wait=ten             | *       | 304 | ``
                    respond-async        | *       | 304 | ``
                    """)
    void itIsAnsweredAtOnce(String prefer, String ifNoneMatch, int status, String applied) {
        var answer = ifNoneMatch == null
                ? get(visit.self(), visit.token(), "Prefer", prefer)
                : get(visit.self(), visit.token(), "Prefer", prefer, "If-None-Match", ifNoneMatch);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Preference-Applied")).isEqualTo(applied);
    }

    @Test
    void strangersAreNotHeld() {
        var etag = visit.last().header("ETag");
        var other = HERE.visit("no-skip").token();
        assertThat(get(visit.self(), other, "Prefer", "wait=20", "If-None-Match", etag)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aFifthPollMakesTheOldestBeAnswered() {
        var polls = IntStream.rangeClosed(1, 4)
                .mapToObj(it -> {
                    var poll = poll(visit, HERE, 25);
                    Await.until("poll " + it, () -> HERE.heldPolls() == it);
                    return poll;
                })
                .toList();
        var fifth = poll(visit, HERE, 25);
        var oldest = polls.getFirst().join();
        assertThat(oldest.status()).isEqualTo(304);
        assertThat(oldest.header("Preference-Applied"))
                .as("it was not honoured, so that clients pause before they ask again")
                .isEmpty();
        Await.until("four are held", () -> HERE.heldPolls() == 4);
        visit.act("device.create", TOTP);
        assertThat(fifth.join().status()).isEqualTo(200);
        assertThat(polls.subList(1, 4))
                .allSatisfy(it -> assertThat(it.join().status()).isEqualTo(200));
    }

    @Test
    void aClientThatGoesAwayWaitsNoLonger() throws IOException {
        try (var socket = new Socket("localhost", HERE.port())) {
            var request =
                    """
                    GET %s HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    If-None-Match: %s
                    Prefer: wait=25

                    """.formatted(visit.self(), visit.token(), visit.last().header("ETag"));
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            Await.until("it is held", () -> HERE.heldPolls() == 1);
        }
        Await.until("it is over", () -> HERE.heldPolls() == 0);
    }

    @Test
    void aServerThatStopsAnswersThoseWhoWait() {
        var third = HERE.another(HERE.setup().elsewhere());
        var poll = held(visit, third, 25);
        third.close();
        assertThat(poll.join().status()).isEqualTo(304);
    }

    private static CompletableFuture<Response> poll(Visit visit, TestServer server, int seconds) {
        var headers = visit.waiting(seconds);
        return CompletableFuture.supplyAsync(() -> server.client().get(visit.self(), headers), THREADS);
    }

    private static CompletableFuture<Response> held(Visit visit, TestServer server, int seconds) {
        var poll = poll(visit, server, seconds);
        Await.until("it is held", () -> server.heldPolls() == 1);
        return poll;
    }

    private static Response get(String path, String token, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        return HERE.client().get(path, all);
    }
}

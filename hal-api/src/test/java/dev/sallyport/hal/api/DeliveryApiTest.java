package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes on their way to a mail server that comes and goes (decisions.md sections 5 and 10). */
class DeliveryApiTest {
    private static final int PORT = freePort();
    private static final TestServer SERVER =
            TestServer.fresh("smtp://localhost:" + PORT + "?from=codes@example.org&tls=none");

    private final String email = TestServer.newEmail();
    private GreenMail mail = mail();

    private static GreenMail mail() {
        return new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void end() {
        mail.stop();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aCodeArrivesAndEnrolls() {
        var visit = SERVER.visit("no-skip");
        assertThat(visit.createEmail(email).at("/otp/delivery")).isIn("PENDING", "SENT");
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");

        var letter = received(email);

        assertThat(letter).contains(visit.code());
        assertThat(visit.activate(visit.code()).status()).isEqualTo(200);
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        mail.stop();
        var visit = SERVER.visit("no-skip");
        visit.createEmail(email);
        tried(visit, 1);
        assertThat(visit.read().at("/otp/delivery")).isEqualTo("PENDING");
        mail = mail();
        mail.start();
        SERVER.clock().advance(Duration.ofSeconds(1));

        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
        assertThat(received(email)).contains(visit.code());
    }

    @Test
    void aFailedDeliveryMakesTheResendFree() {
        mail.stop();
        var visit = SERVER.visit("no-skip");
        visit.createEmail(email);
        SERVER.database().run("update message set attempts = 5 where execution_id = '" + visit.id() + "'");
        SERVER.clock().advance(Duration.ofSeconds(27));

        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("FAILED");
        assertThat(visit.last().links()).contains("otp.resend");
        mail = mail();
        mail.start();
        var resent = visit.act("otp.resend", "");
        assertThat(resent.status()).as("within the 30 seconds").isEqualTo(200);
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
        assertThat(visit.act("otp.resend", "").status()).as("once").isEqualTo(429);
        assertThat(visit.activate(visit.code()).status()).isEqualTo(200);
    }

    @Test
    void aNewDeviceIsToldToTheOtherAddressAlone() {
        var user = TestServer.newUser();
        var app = SERVER.visit(TestServer.MAIN, "no-skip", user, email);
        var secret = app.act("device.create", "{\"type\":\"TOTP\"}").at("/device/secret");
        app.activate(Apps.code(secret, SERVER.clock().instant()));
        assertThat(received(email)).contains("new");
        var bound = TestServer.newEmail();

        var box = SERVER.visit(TestServer.MAIN, "no-skip", user, bound);
        box.createEmail(bound);
        box.activate(box.code());

        Await.until(
                "all sent",
                () -> SERVER.database()
                        .ask("select count(*) from message where done_at is null and parked_at is null")
                        .equals("0"));
        assertThat(letters(bound)).isEqualTo(1);
    }

    private static void tried(Visit visit, int times) {
        Await.until(
                "a try",
                () -> SERVER.database()
                        .ask("select count(*) from message where leased_until is null and attempts >= " + times
                                + " and execution_id = '" + visit.id() + "'")
                        .equals("1"));
    }

    private String received(String to) {
        Await.until("a letter to " + to, () -> letters(to) > 0);
        return Arrays.stream(mail.getReceivedMessages())
                .filter(it -> GreenMailUtil.getWholeMessage(it).contains(to))
                .map(GreenMailUtil::getBody)
                .findFirst()
                .orElseThrow();
    }

    private long letters(String to) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(it -> GreenMailUtil.getWholeMessage(it).contains("To: " + to))
                .count();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

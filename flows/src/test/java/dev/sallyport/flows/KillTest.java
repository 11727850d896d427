package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was acknowledged stays, whoever is killed between two requests. */
final class KillTest {
    private static Installation installation;

    @BeforeAll
    static void prepare() throws Exception {
        installation = Installation.fresh();
    }

    @AfterAll
    static void clean() throws Exception {
        installation.close();
    }

    @Test
    void anEnrollmentByEmailGoesOnWhereverTheServerIsKilled() throws Exception {
        var nobody = "smtp://127.0.0.1:" + RunningServer.freePort();
        var person = Enrollee.begin(installation.startAfterKill());

        var withoutMail = installation.startAfterKill(Map.of("SMTP_URL", nobody));
        var created =
                person.act(withoutMail, "device.create", "{\"type\": \"EMAIL\", \"email\": \"killed@example.com\"}");
        assertThat(created.status()).isEqualTo("ACTIVATION_REQUIRED");
        Patience.until("a first try to send it", () -> withoutMail.log().contains("will be tried again"));
        assertThat(person.read(withoutMail).at("/otp/delivery")).isEqualTo("PENDING");

        var afterCreation = installation.startAfterKill();
        var sent = person.readUntil(afterCreation, "/otp/delivery", "SENT");
        assertThat(sent.at("/device/id")).isEqualTo(created.at("/device/id"));
        assertThat(sent.at("/otp/attemptsRemaining")).isEqualTo("3");
        var codes = Enrollee.codes(afterCreation, "killed@example.com");
        assertThat(codes).as("what is sent twice has one id").hasSize(1);
        var code = codes.getFirst();

        var afterSending = installation.startAfterKill();
        var refused = person.activate(afterSending, Enrollee.otherThan(code));
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.at("/details/0/innerError/attemptsRemaining")).isEqualTo("2");

        var afterRefusal = installation.startAfterKill();
        assertThat(person.read(afterRefusal).at("/otp/attemptsRemaining")).isEqualTo("2");
        assertThat(person.activate(afterRefusal, code).status()).isEqualTo("COMPLETED");

        var afterTheEnd = installation.startAfterKill();
        assertEnrolled(person.read(afterTheEnd), created);
        assertThat(Enrollee.codes(afterTheEnd, "killed@example.com")).containsExactly(code);
    }

    @Test
    void anEnrollmentByAuthenticatorAppGoesOnWhereverTheServerIsKilled() throws Exception {
        var person = Enrollee.begin(installation.startAfterKill());

        var created = person.act(installation.startAfterKill(), "device.create", "{\"type\": \"TOTP\"}");
        var app = new AuthenticatorApp(created.at("/device/secret"));

        var read = person.read(installation.startAfterKill());
        assertThat(read.at("/device/secret")).isEqualTo(app.secret());

        var refused = person.activate(installation.startAfterKill(), app.wrongCode());
        assertThat(refused.at("/details/0/innerError/attemptsRemaining")).isEqualTo("2");

        var again = installation.startAfterKill();
        assertThat(person.read(again).at("/otp/attemptsRemaining")).isEqualTo("2");
        assertThat(person.activate(again, app.code()).status()).isEqualTo("COMPLETED");

        assertEnrolled(person.read(installation.startAfterKill()), created);
    }

    @Test
    void withoutItsDatabaseTheServerSaysSoAndTheNextOneKnowsAll() throws Exception {
        var server = installation.startAfterKill();
        var person = Enrollee.begin(server);
        var created = person.act(server, "device.create", "{\"type\": \"TOTP\"}");
        var app = new AuthenticatorApp(created.at("/device/secret"));
        person.activate(server, app.wrongCode());

        installation.killDatabase();

        for (int request = 0; request < 3; request++) {
            var away = person.read(server);
            assertThat(away.code()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(person.activate(server, app.code()).code()).isEqualTo(503);
        assertThat(Enrollee.get(server.url() + "/health/live").code()).isEqualTo(200);
        assertThat(Enrollee.get(server.url() + "/health/ready").code()).isEqualTo(503);

        var next = installation.startAfterKill();
        assertThat(person.read(next).at("/otp/attemptsRemaining")).isEqualTo("2");
        assertThat(person.activate(next, app.code()).status()).isEqualTo("COMPLETED");
    }

    private static void assertEnrolled(Said said, Said created) {
        assertThat(said.code()).isEqualTo(200);
        assertThat(said.status()).isEqualTo("COMPLETED");
        assertThat(said.at("/result")).isEqualTo("ENROLLED");
        assertThat(said.at("/outputs/device/id")).isEqualTo(created.at("/device/id"));
    }
}

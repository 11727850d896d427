package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once: one is stored, the others are decided again (decisions.md section 7). */
class ConcurrencyApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final int HANDS = 12;

    private final String user = TestServer.newUser();

    @Test
    void parallelWrongCodesEachSpendAnAttempt() {
        var visit = SERVER.visit("no-skip", user);
        visit.createEmail(TestServer.newEmail());
        var wrong = visit.wrongCode();

        var answers = Hands.together(HANDS, it -> visit.force("device.activate", Visit.otp(wrong)));

        var counted = answers.stream()
                .filter(it -> it.at("/details/0/code").equals("INVALID_OTP"))
                .map(it -> it.number("/details/0/innerError/attemptsRemaining"))
                .sorted()
                .toList();
        assertThat(counted).containsExactly(0, 1, 2);
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(400, 409));
        assertThat(visit.read().number("/otp/attemptsRemaining")).isZero();
    }

    @Test
    void aRightCodeIsTakenOnce() {
        var visit = SERVER.visit("no-skip", user);
        visit.createEmail(TestServer.newEmail());
        var right = visit.code();

        var answers = Hands.together(HANDS, it -> visit.force("device.activate", Visit.otp(right)));

        assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 400, 409));
        assertThat(devices()).isEqualTo("1");
    }

    @Test
    void ofManyChoicesOneIsStored() {
        var visit = SERVER.visit("no-skip", user);
        var email = TestServer.newEmail();
        var body = "{\"type\":\"EMAIL\",\"email\":\"" + email + "\"}";

        var answers = Hands.together(HANDS, it -> visit.force("device.create", body));

        assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 400, 409, 429));
        assertThat(SERVER.database().ask("select count(*) from message where execution_id = '" + visit.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void theDeviceLimitHoldsAcrossExecutions() {
        var visits = IntStream.range(0, 6)
                .mapToObj(it -> SERVER.visit("no-skip", user))
                .toList();
        visits.forEach(it -> it.act("device.create", "{\"type\":\"TOTP\"}"));

        var answers = Hands.together(visits.size(), it -> {
            var visit = visits.get(it);
            var code =
                    Apps.code(visit.last().at("/device/secret"), SERVER.clock().instant());
            return visit.activate(code);
        });

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 409, 429));
        assertThat(devices()).isEqualTo(String.valueOf(ended(answers))).isEqualTo("3");
    }

    @Test
    void theSameAddressIsBoundOnceAcrossExecutions() {
        var email = TestServer.newEmail();
        var first = SERVER.visit("no-skip", user);
        first.createEmail(email);
        var codeOfFirst = first.code();
        SERVER.clock().advance(Duration.ofSeconds(30));
        var second = SERVER.visit("no-skip", user);
        second.createEmail(email);
        var codeOfSecond = second.code();

        var answers = Hands.together(2, it -> it == 0 ? first.activate(codeOfFirst) : second.activate(codeOfSecond));

        assertThat(ended(answers)).isEqualTo(1);
        assertThat(devices()).isEqualTo("1");
    }

    @Test
    void skipsAreCountedOnceEach() {
        var visits = IntStream.range(0, 4)
                .mapToObj(it -> SERVER.visit("skip-once", user))
                .toList();

        var answers = Hands.together(visits.size(), it -> visits.get(it).act("device.skipEnrollment", ""));

        assertThat(ended(answers)).isEqualTo(1);
    }

    private static long ended(List<Response> answers) {
        return answers.stream().filter(it -> it.status() == 200).count();
    }

    private String devices() {
        return SERVER.database()
                .ask("select count(*) from resource where kind = 'device' and status = 'ACTIVE' and owner = '" + user
                        + "'");
    }
}

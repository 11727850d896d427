package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.channel.Gateway;
import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.TestGateway;
import dev.sallyport.hal.kit.TestGateway.Heard;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Codes on their way to a webhook that takes them, refuses them, or comes and goes (decisions.md sections 5 and 10). */
class SmsDeliveryApiTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestGateway GATEWAY = new TestGateway(VERTX);
    private static final TestServer SERVER = TestServer.texting(
            Gateway.parse("SMS_URL", GATEWAY.url("/messages"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @AfterAll
    static void stop() {
        SERVER.close();
        GATEWAY.close();
        VERTX.close().await();
    }

    @Test
    void aCodeArrivesAndEnrolls() {
        GATEWAY.answers(202);
        var visit = created("+41446681801");
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");

        var sent = data(heard("+41446681801").getFirst());
        assertThat(sent.path("channel").asString()).isEqualTo("SMS");
        assertThat(sent.path("environment").path("id").asString()).isEqualTo(TestServer.MAIN);
        assertThat(visit.activate(code("+41446681801")).status()).isEqualTo(200);
        assertThat(visit.status()).isEqualTo("COMPLETED");
    }

    @Test
    void aRefusedCodeFailsAtOnceAndMakesOneResendFree() {
        GATEWAY.answers(410);
        var visit = created("+41446681802");

        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("FAILED");
        assertThat(heard("+41446681802")).as("never tried again").hasSize(1);
        GATEWAY.answers(200);
        assertThat(visit.act("otp.resend", "").status())
                .as("within the 30 seconds")
                .isEqualTo(200);
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
        assertThat(visit.act("otp.resend", "").status()).as("once").isEqualTo(429);
        assertThat(visit.activate(code("+41446681802")).status()).isEqualTo(200);
    }

    @Test
    void aServiceThatIsDownIsTriedAgainWithTheSameId() {
        GATEWAY.answers(503);
        var visit = created("+41446681803");
        tried(visit);
        assertThat(visit.read().at("/otp/delivery")).isEqualTo("PENDING");
        GATEWAY.answers(200);
        SERVER.clock().advance(Duration.ofSeconds(1));

        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
        var tries = heard("+41446681803");
        assertThat(tries).hasSize(2);
        assertThat(tries.getLast().header("webhook-id"))
                .isEqualTo(tries.getFirst().header("webhook-id"));
        assertThat(visit.activate(code("+41446681803")).status()).isEqualTo(200);
    }

    private static Visit created(String phone) {
        var visit = SERVER.visit("no-skip");
        assertThat(visit.act("device.create", "{\"type\":\"SMS\",\"phone\":\"" + phone + "\"}")
                        .status())
                .isEqualTo(200);
        return visit;
    }

    private static void tried(Visit visit) {
        Await.until(
                "a try",
                () -> SERVER.database()
                        .ask("select count(*) from message where leased_until is null and attempts = 1"
                                + " and execution_id = '" + visit.id() + "'")
                        .equals("1"));
    }

    private static List<Heard> heard(String phone) {
        return GATEWAY.heard().stream()
                .filter(it -> data(it).path("to").asString().equals(phone))
                .toList();
    }

    private static String code(String phone) {
        var code = CODE.matcher(data(heard(phone).getLast()).path("text").asString());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static JsonNode data(Heard heard) {
        return JsonMapper.shared().readTree(heard.body()).path("data");
    }
}

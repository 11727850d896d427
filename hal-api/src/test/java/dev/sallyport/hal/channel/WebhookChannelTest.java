package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.engine.run.Channel.Message;
import dev.sallyport.engine.run.Channel.Refused;
import dev.sallyport.hal.kit.TestGateway;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WebhookChannelTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLDER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    private final TestGateway gateway = new TestGateway(VERTX);
    private final HandSetClock clock = HandSetClock.atNoon();

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void handsATextMessageOver() throws Exception {
        deliver(message("SMS", "de-AT"));

        assertThat(gateway.heard()).hasSize(1);
        var heard = gateway.heard().getFirst();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/messages?tenant=7");
        assertThat(heard.header("content-type")).isEqualTo("application/json");
        assertThat(heard.header("webhook-id")).isEqualTo(Notices.ID);
        var now = clock.instant();
        assertThat(heard.header("webhook-timestamp")).isEqualTo(String.valueOf(now.getEpochSecond()));
        assertThat(JsonMapper.shared().readTree(heard.body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"type": "message.send",
                         "timestamp": "%s",
                         "data": {
                           "id": "6f1c2d8e-0000-4000-8000-00000000000a",
                           "environment": {"id": "d0000000-0000-4000-8000-000000000001"},
                           "channel": "SMS",
                           "to": "+14155550100",
                           "template": "device_pairing",
                           "locale": "de",
                           "text": "123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter."}}
                        """.formatted(now)));
    }

    @Test
    void aCallHasItsWordsBesideTheText() {
        deliver(message("VOICE", "en"));

        var data =
                JsonMapper.shared().readTree(gateway.heard().getFirst().body()).path("data");
        assertThat(data.path("channel").asString()).isEqualTo("VOICE");
        assertThat(data.path("text").asString()).startsWith("Hello. Your code is: 123456. It");
        assertThat(data.path("speech").path("text").asString()).startsWith("Hello. Your code is: 1, 2, 3, 4, 5, 6. It");
        assertThat(data.path("speech").path("language").asString()).isEqualTo("en-US");
    }

    @Test
    void isSignedWithEverySecret() throws Exception {
        deliver(message("SMS", "de"));
        var service = new Notice(
                "+14155550100", "device_pairing", null, "de", Map.of("otp", "123456", "service", "Bücher 🏦"));
        deliver(Notices.message("m2", "SMS", service));

        for (var heard : gateway.heard()) {
            var signed = heard.header("webhook-id") + "." + heard.header("webhook-timestamp") + "." + heard.body();
            assertThat(heard.header("webhook-signature"))
                    .isEqualTo("v1," + hmac(KEY, signed) + " v1," + hmac(OLDER, signed));
        }
        assertThat(gateway.heard()).hasSize(2);
    }

    @Test
    void aRepetitionHasTheSameIdAndATimeOfItsOwn() {
        gateway.answers(503);
        assertThatThrownBy(() -> deliver(message("SMS", "en"))).isNotInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(3));
        gateway.answers(204);
        deliver(message("SMS", "en"));

        assertThat(gateway.heard()).hasSize(2);
        var first = gateway.heard().getFirst();
        var second = gateway.heard().getLast();
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(Long.parseLong(second.header("webhook-timestamp")))
                .isEqualTo(Long.parseLong(first.header("webhook-timestamp")) + 3);
    }

    @Test
    void whatHasNoTemplateIsRefusedAtHome() {
        var notice = new Notice("+14155550100", "new_device", null, null, Map.of());

        assertThatThrownBy(() -> deliver(Notices.message(Notices.ID, "VOICE", notice)))
                .isInstanceOf(Refused.class)
                .hasMessage("no template new_device for VOICE");
        assertThat(gateway.heard()).isEmpty();
    }

    private static Message message(String channel, String locale) {
        return Notices.message(Notices.ID, channel, Notices.pairing("+14155550100", null, locale));
    }

    private void deliver(Message message) {
        var secrets = "whsec_" + KEY + ",whsec_" + OLDER;
        var webhook = Gateway.parse("SMS_URL", gateway.url("/messages?tenant=7"), secrets);
        Channels.to(webhook, new Outbound(VERTX), Templates.load(null), clock)
                .deliver(message)
                .await();
    }

    /** Computed as the standard says, without any of the code that is tested. */
    private static String hmac(String key, String signed) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}

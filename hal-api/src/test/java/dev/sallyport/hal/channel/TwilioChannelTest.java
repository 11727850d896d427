package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Refused;
import dev.sallyport.hal.kit.TestGateway;
import dev.sallyport.hal.kit.TestGateway.Heard;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioChannelTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String NUMBER = "+14155550100";
    private static final String FROM = "from=%2B14155550199";

    private final TestGateway gateway = new TestGateway(VERTX);

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void sendsATextMessage() {
        gateway.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");

        deliver("SMS_URL", FROM, "SMS", Notices.pairing(NUMBER, null, "de"));

        var heard = only();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
        assertThat(heard.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(heard.header("authorization")).isEqualTo("Basic QUMxOnMzY3I6dA=="); // AC1:s3cr:t
        assertThat(form(heard))
                .containsExactly(
                        Map.entry("To", NUMBER),
                        Map.entry("From", "+14155550199"),
                        Map.entry("Body", "123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter."));
    }

    @Test
    void sendsByAMessagingService() {
        deliver("SMS_URL", "messagingServiceSid=MG1", "SMS", Notices.pairing(NUMBER, null, null));

        assertThat(form(only())).containsEntry("MessagingServiceSid", "MG1").doesNotContainKey("From");
    }

    @Test
    void callsAndSaysTheCodeDigitByDigitTwice() {
        deliver("VOICE_URL", FROM, "VOICE", Notices.pairing(NUMBER, null, "en"));

        var said = "<Say language=\"en-US\">Hello. Your code is: 1, 2, 3, 4, 5, 6. It expires in 10 minutes. Do not"
                + " share it with anyone. Goodbye.</Say>";
        assertThat(only().path()).isEqualTo("/2010-04-01/Accounts/AC1/Calls.json");
        assertThat(form(only()))
                .containsExactly(
                        Map.entry("To", NUMBER),
                        Map.entry("From", "+14155550199"),
                        Map.entry("Twiml", "<Response>" + said + "<Pause length=\"1\"/>" + said + "</Response>"));
    }

    @Test
    void whatIsSaidCannotBreakOut() {
        var service = "</Say><Dial>+1900</Dial> & \"Söhne\" 'x' 🏦\uFFFE";
        var notice = new Notice(NUMBER, "device_pairing", null, "de", Map.of("otp", "12", "service", service));

        deliver("VOICE_URL", FROM, "VOICE", notice);

        assertThat(form(only()).get("Twiml"))
                .startsWith("<Response><Say language=\"de-DE\">Guten Tag. Ihr Code für &lt;/Say&gt;&lt;Dial&gt;+1900"
                        + "&lt;/Dial&gt; &amp; &quot;Söhne&quot; &apos;x&apos; 🏦 lautet: 1, 2. ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        400 | {"code": 21211, "message": "The 'To' number +14155550100 is not valid", "status": 400} | 400, code 21211
        401 | {"code": 20003, "message": "Authenticate", "status": 401} | 401, code 20003
        404 | {"code": "+14155550100"}   | 404
        400 | {"code": 1e99}             | 400
        403 | []                         | 403
        400 | no JSON, +14155550100      | 400
        400 | ''                         | 400
        """, delimiter = '|')
    void whatIsNeverTakenIsRefusedByItsNumber(int status, String body, String said) {
        gateway.answers(status, body);

        assertThatThrownBy(() -> deliver("SMS_URL", FROM, "SMS", Notices.pairing(NUMBER, null, null)))
                .isInstanceOf(Refused.class)
                .hasMessage("the gateway refused the message: " + said)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        429 | {"code": 20429, "message": "Too Many Requests", "status": 429} | 429, code 20429
        500 | {"code": 20500, "message": "+14155550100"} | 500, code 20500
        503 | gone                                        | 503
        """, delimiter = '|')
    void whatMayPassIsTriedAgain(int status, String body, String said) {
        gateway.answers(status, body);

        assertThatThrownBy(() -> deliver("VOICE_URL", FROM, "VOICE", Notices.pairing(NUMBER, null, null)))
                .isInstanceOf(IOException.class)
                .hasMessage("the gateway answered " + said)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:ann", "whatsapp:+14155550100", "14155550100", "+1415555010012345", "+1 415", ""})
    void whatIsNoNumberIsRefusedAtHome(String to) {
        assertThatThrownBy(() -> deliver("SMS_URL", FROM, "SMS", Notices.pairing(to, null, null)))
                .isInstanceOf(Refused.class)
                .hasMessage("the number is malformed");
        assertThat(gateway.heard()).isEmpty();
    }

    @Test
    void carriesNothingElse() {
        assertThatThrownBy(() -> deliver("SMS_URL", FROM, "EMAIL", Notices.pairing(NUMBER, null, null)))
                .isInstanceOf(Refused.class)
                .hasMessage("Twilio carries no EMAIL");
    }

    private void deliver(String variable, String sender, String channel, Notice notice) {
        var url = "twilio+http://AC1:s3cr%3At@localhost:" + gateway.port() + "?" + sender;
        Channels.to(
                        Gateway.parse(variable, url, null),
                        new Outbound(VERTX),
                        Templates.load(null),
                        InstantSource.system())
                .deliver(Notices.message(Notices.ID, channel, notice))
                .await();
    }

    private Heard only() {
        assertThat(gateway.heard()).hasSize(1);
        return gateway.heard().getFirst();
    }

    private static Map<String, String> form(Heard heard) {
        var form = new LinkedHashMap<String, String>();
        Arrays.stream(heard.body().split("&"))
                .map(it -> it.split("=", 2))
                .forEach(it -> form.put(it[0], URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
        return form;
    }
}

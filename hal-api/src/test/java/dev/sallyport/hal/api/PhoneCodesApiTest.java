package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMS and VOICE from the choice to the end, and those who would have numbers called at others' expense (decisions.md section 5). */
class PhoneCodesApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String LIMITED = "429 REQUEST_LIMITED LIMIT_EXCEEDED";
    private static final Pattern DIGITS = Pattern.compile("\\d{6,}");

    private final HandSetClock clock = SERVER.clock();
    private final String user = TestServer.newUser();
    private final String phone = TestServer.newPhone();

    private static Visit begun(String who) {
        return SERVER.visit("all-types", who);
    }

    /** The number as people write it. */
    private String written() {
        return "+1 (%s) %s-%s".formatted(phone.substring(2, 5), phone.substring(5, 8), phone.substring(8));
    }

    private Response messages(String query) {
        return SERVER.client().get("/demo/messages?to=" + URLEncoder.encode(phone, StandardCharsets.UTF_8) + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "VOICE"})
    void aPhoneIsEnrolled(String type) {
        var visit = begun(user);

        var asked = visit.createPhone(type, written());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.at("/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(asked.links()).containsExactly("self", "device.activate", "otp.resend", "device.delete");
        assertThat(asked.at("/device/type")).isEqualTo(type);
        assertThat(asked.at("/device/phone")).isEqualTo(phone);
        assertThat(asked.json().path("device").propertyNames()).containsExactly("id", "type", "status", "phone");
        assertThat(asked.json().path("otp").propertyNames())
                .containsExactly("expiresAt", "attemptsRemaining", "resendAvailableAt", "resendsRemaining", "delivery");
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");
        var sent = messages("&channel=" + type);
        assertThat(sent.json().at("/_embedded/messages")).hasSize(1);
        assertThat(sent.at("/_embedded/messages/0/channel")).isEqualTo(type);
        assertThat(sent.at("/_embedded/messages/0/to")).isEqualTo(phone);
        assertThat(DIGITS.matcher(sent.at("/_embedded/messages/0/text")).results())
                .as("the code is one run of digits")
                .hasSize(1);

        var done = visit.activate(visit.code());

        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.json().path("outputs"))
                .hasToString("{\"device\":{\"id\":\"" + asked.at("/device/id") + "\",\"type\":\"" + type + "\"}}");
        assertThat(done.text()).doesNotContain(phone);
        assertThat(begun(user).createPhone(type, phone).refusal())
                .isEqualTo("400 INVALID_DATA UNIQUENESS_VIOLATION phone");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {"type":"SMS"}                                  | 400 INVALID_DATA REQUIRED_VALUE phone
        {"type":"VOICE","phone":null}                   | 400 INVALID_DATA REQUIRED_VALUE phone
        {"type":"SMS","phone":""}                       | 400 INVALID_DATA REQUIRED_VALUE phone
        {"type":"SMS","phone":15125201234}              | 400 INVALID_REQUEST INVALID_VALUE phone
        {"type":"SMS","phone":["+15125201234"]}         | 400 INVALID_REQUEST INVALID_VALUE phone
        {"type":"SMS","phone":"15125201234"}            | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"512 520 1234"}           | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"VOICE","phone":"+1 512 520 1234 x5"}   | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+1 512 520 CALL"}        | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+1512520123"}            | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+151252012345"}          | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"VOICE","phone":"+19005551234"}         | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+979123456789"}          | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+881612345678"}          | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+１５１２５２０１２３４"} | 400 INVALID_DATA INVALID_VALUE phone
        {"type":"SMS","phone":"+1512520\\r\\n1234"}     | 400 INVALID_DATA INVALID_VALUE phone
        """)
    void whatIsNoNumberIsRefused(String body, String refusal) {
        var visit = begun(user);

        assertThat(visit.act("device.create", body).refusal()).isEqualTo(refusal);
        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @Test
    void theNumberOfTheInputsIsUsedWhereTheBodyHasNone() {
        var started = start(user, written());

        assertThat(started.at("/mobilePhone")).isEqualTo(written());
        assertThat(SERVER.continued(started)
                        .act("device.create", "{\"type\":\"VOICE\"}")
                        .at("/device/phone"))
                .isEqualTo(phone);
        assertThat(start(user, "512 520 1234").refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE inputs.user.mobilePhone");
    }

    private static Response start(String who, String mobilePhone) {
        return SERVER.start(TestServer.MAIN, """
                {"flowDefinition": {"name": "all-types"},
                 "inputs": {"user": {"id": "%s", "mobilePhone": "%s"}}}
                """.formatted(who, mobilePhone));
    }

    @Test
    void wrongCodesAreCountedByTypeAndOverExecutions() {
        var texted = begun(user);
        texted.createPhone("SMS", phone);
        var wrong = texted.wrongCode();
        texted.activate(wrong);
        assertThat(texted.activate(wrong).number("/details/0/innerError/attemptsRemaining"))
                .isEqualTo(1);

        var called = begun(user);
        assertThat(called.createPhone("VOICE", phone).number("/otp/attemptsRemaining"))
                .isEqualTo(3);
        clock.advance(Duration.ofSeconds(30));
        var again = begun(user);
        assertThat(again.createPhone("SMS", written()).number("/otp/attemptsRemaining"))
                .isEqualTo(1);
        assertThat(again.activate("x").number("/details/0/innerError/attemptsRemaining"))
                .isZero();
        assertThat(texted.activate("x").refusal()).isEqualTo("400 REQUEST_FAILED OTP_ATTEMPTS_LIMIT otp");
        assertThat(called.activate(called.code()).status()).isEqualTo(200);
    }

    @Test
    void newExecutionsOfOneUserWinNoFurtherMessages() {
        assertThat(begun(user).createPhone("SMS", phone).number("/otp/resendsRemaining"))
                .isEqualTo(5);
        var hasty = begun(user);
        var refused = hasty.createPhone("SMS", written());
        assertThat(refused.refusal()).isEqualTo(LIMITED);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(hasty.read().links()).containsExactly("self", "device.create");
        for (var left = 4; left >= 0; left--) {
            clock.advance(Duration.ofSeconds(30));
            assertThat(begun(user).createPhone("SMS", phone).number("/otp/resendsRemaining"))
                    .isEqualTo(left);
        }
        clock.advance(Duration.ofMinutes(10));

        var seventh = begun(user);

        var told = seventh.createPhone("SMS", phone);
        assertThat(told.refusal()).isEqualTo(LIMITED);
        assertThat(Integer.parseInt(told.header("Retry-After"))).isBetween(3_600, 86_400);
        assertThat(seventh.read().links()).containsExactly("self", "device.create");
        assertThat(seventh.createPhone("SMS", TestServer.newPhone()).status())
                .as("another number")
                .isEqualTo(200);
    }

    @Test
    void aNumberGetsTenMessagesAndCallsAnHourWhoeverAsks() {
        for (var i = 0; i < 10; i++) {
            var asked = begun(TestServer.newUser()).createPhone(i % 2 == 0 ? "SMS" : "VOICE", phone);
            assertThat(asked.status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));
        }
        for (var type : new String[] {"SMS", "VOICE"}) {
            var visit = begun(TestServer.newUser());
            var refused = visit.createPhone(type, written());
            assertThat(refused.refusal()).isEqualTo(LIMITED);
            assertThat(refused.header("Retry-After")).isEqualTo("3000");
            assertThat(visit.read().links()).containsExactly("self", "device.create");
            assertThat(visit.createPasskey("PLATFORM").status())
                    .as("another type")
                    .isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(50));
        assertThat(begun(TestServer.newUser()).createPhone("SMS", phone).status())
                .isEqualTo(200);
        assertThat(begun(TestServer.newUser()).createPhone("VOICE", phone).refusal())
                .as("the window slides")
                .isEqualTo(LIMITED);
    }

    @Test
    void aNumberGetsTenEvenWhereAllAskAtTheVerySameTime() {
        var visits = Hands.together(13, _ -> begun(TestServer.newUser()));

        var answers = Hands.together(13, it -> visits.get(it).createPhone(it % 2 == 0 ? "SMS" : "VOICE", phone));

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(it -> it.status() != 200)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.refusal()).isEqualTo(LIMITED));
    }

    @Test
    void anEnvironmentMayListTheCountriesThatItTexts() {
        var visit = SERVER.visit(TestServer.STRICT, "all-types", user, null);

        for (var abroad : new String[] {phone, "+18095551234", "+447400123456"}) {
            var refused = visit.createPhone("SMS", abroad);
            assertThat(refused.refusal()).isEqualTo("400 INVALID_DATA INVALID_VALUE phone");
            assertThat(refused.json().at("/details/0/innerError/allowedCountries"))
                    .hasToString("[\"CH\",\"DE\"]");
        }
        assertThat(visit.createPhone("SMS", "+41 78 123 45 67").status()).isEqualTo(200);
        visit.act("device.delete", "");
        assertThat(visit.createPhone("VOICE", phone).status())
                .as("called anywhere")
                .isEqualTo(200);
    }

    @Test
    void aNewDeviceIsToldOfByTextMessageButNotToThePhoneJustBound() {
        var visit = SERVER.continued(start(user, written()));
        visit.createPhone("SMS", phone);
        visit.activate(visit.code());
        clock.advance(Duration.ofSeconds(1)); // the inbox shows the newest first
        var other = SERVER.continued(start(user, written()));
        other.createEmail(TestServer.newEmail());
        other.activate(other.code());

        Await.until(
                "the notice",
                () -> messages("").json().at("/_embedded/messages").size() == 2);

        assertThat(messages("").at("/_embedded/messages/0/channel")).isEqualTo("SMS");
        assertThat(messages("").at("/_embedded/messages/0/text")).doesNotContainPattern(DIGITS);
        assertThat(messages("").at("/_embedded/messages/1/text")).as("the code").containsPattern(DIGITS);
    }
}

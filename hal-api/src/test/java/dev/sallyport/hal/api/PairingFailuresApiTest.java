package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone comes, and its key fails (decisions.md section 9). */
class PairingFailuresApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final Phone phone = Phone.of(SERVER);

    @ParameterizedTest(name = "{3}: {0}, integrity {1}, push {2}")
    @CsvSource({
        "dev.sallyport.phone, , dev.sallyport.other, APPLICATION_MISMATCH",
        "dev.sallyport.phone, , dev.sallyport.pushed, APPLICATION_MISMATCH",
        "dev.sallyport.restrictive, FAILED, dev.sallyport.restrictive, DEVICE_INTEGRITY_COMPROMISED",
        "dev.sallyport.restrictive, , dev.sallyport.restrictive, DEVICE_INTEGRITY_COMPROMISED",
        "dev.sallyport.restrictive, garbage, dev.sallyport.restrictive, DEVICE_INTEGRITY_COMPROMISED",
        "dev.sallyport.unverified, PASSED, dev.sallyport.unverified, DEVICE_INTEGRITY_COMPROMISED",
        "dev.sallyport.permissive, FAILED, dev.sallyport.permissive, DEVICE_INTEGRITY_COMPROMISED"
    })
    void aVerifiedPayloadCanFailTheKey(String application, @Nullable String integrity, String from, String code) {
        var visit = SERVER.visit(TestServer.PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, TestServer.PHONES, from);
        var key = visit.act("device.create", Phone.creation(id(application))).at("/pairingKey/code");

        failed(visit, asking, key, integrity(asking, key, integrity), code);
    }

    private static String integrity(Phone phone, String key, @Nullable String token) {
        return token == null
                ? phone.payload(key)
                : phone.payload(
                        key,
                        it -> it.putObject("integrity").put("provider", "demo").put("token", token));
    }

    @ParameterizedTest(name = "{0}, integrity {1}")
    @CsvSource({
        "dev.sallyport.restrictive, PASSED",
        "dev.sallyport.permissive, PASSED",
        "dev.sallyport.permissive, garbage",
        "dev.sallyport.permissive,",
        "dev.sallyport.phone, FAILED"
    })
    void integrityIsJudgedAsTheApplicationSays(String application, @Nullable String integrity) {
        var visit = SERVER.visit(TestServer.PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, TestServer.PHONES, application);
        var key = visit.act("device.create", Phone.creation(id(application))).at("/pairingKey/code");

        assertThat(asking.send(key, integrity(asking, key, integrity)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "text", "empty", "provider"})
    void whereAppsArePushedToATokenIsNeeded(String broken) {
        var visit = SERVER.visit(TestServer.PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, TestServer.PHONES, "dev.sallyport.pushed");
        var key = visit.act("device.create", Phone.creation(id("dev.sallyport.pushed")))
                .at("/pairingKey/code");
        var payload = asking.payload(key, it -> {
            switch (broken) {
                case "none" -> it.remove("push");
                case "text" -> it.put("push", "token");
                case "empty" -> it.putObject("push").put("provider", "FCM").put("token", "");
                default -> it.putObject("push").put("provider", "PIGEON").put("token", "abc");
            }
        });

        failed(visit, asking, key, payload, "PUSH_REGISTRATION_FAILED");
    }

    @Test
    void whereAppsAreNotPushedToNoTokenIsNeeded() {
        var key = Phone.shownKey(SERVER.visit("device-enrollment"));

        var paired = phone.send(key, phone.payload(key, it -> it.remove("push")));

        assertThat(paired.status()).isEqualTo(201);
        assertThat(paired.json().path("pushEnabled").booleanValue()).isFalse();
    }

    @Test
    void theLimitOfDevicesMayBeReachedInTheMeantime() {
        var user = TestServer.newUser();
        var visit = SERVER.visit(TestServer.PHONES, "device-enrollment", user, null);
        var asking = new Phone(SERVER, TestServer.PHONES, "dev.sallyport.phone");
        var key = Phone.shownKey(visit);
        for (var other = 0; other < 2; other++) {
            var app = SERVER.visit(TestServer.PHONES, "device-enrollment", user, null);
            var secret = app.act("device.create", "{\"type\":\"TOTP\"}").at("/device/secret");
            app.activate(Apps.code(secret, SERVER.clock().instant()));
        }

        var refused = asking.claim(key);

        assertThat(refused.refusal()).isEqualTo("400 REQUEST_FAILED DEVICE_LIMIT_REACHED pairingKey");
        assertThat(visit.read().at("/status")).isEqualTo("MOBILE_PAIRING_FAILURE");
        assertThat(visit.last().at("/error/code")).isEqualTo("DEVICE_LIMIT_REACHED");
    }

    /** The phone and the page are told the same; the key stays failed; and the page can begin anew. */
    private static void failed(Visit visit, Phone phone, String key, String payload, String code) {
        var refused = phone.send(key, payload);
        assertThat(refused.refusal()).isEqualTo("400 REQUEST_FAILED " + code + " pairingKey");

        assertThat(visit.read().at("/status")).isEqualTo("MOBILE_PAIRING_FAILURE");
        assertThat(visit.last().at("/error/code")).isEqualTo(code);
        assertThat(visit.last().at("/error/message")).isEqualTo(refused.at("/details/0/message"));
        assertThat(phone.claim(key).refusal())
                .as("a better payload comes too late")
                .isEqualTo("400 REQUEST_FAILED " + code + " pairingKey");
        var again = visit.act("device.create", Phone.creation(TestServer.APPLICATION))
                .at("/pairingKey/code");
        assertThat(again).matches("[A-Z2-7]{24}").isNotEqualTo(key);
        assertThat(new Phone(SERVER, TestServer.PHONES, "dev.sallyport.phone")
                        .claim(again)
                        .status())
                .isEqualTo(201);
        assertThat(visit.read().at("/status")).isEqualTo("COMPLETED");
    }

    @Test
    void aLapsedKeyIsDecidedOnTheTimeAtWhichTheClaimCame() {
        var visit = SERVER.visit("device-enrollment");
        var key = Phone.shownKey(visit);
        SERVER.clock().advance(Duration.ofMinutes(2));

        assertThat(phone.claim(key).refusal()).isEqualTo("400 REQUEST_FAILED PAIRING_KEY_EXPIRED pairingKey");
        visit.until("the failure", it -> it.at("/status").equals("MOBILE_PAIRING_FAILURE"));
        assertThat(visit.last().at("/error/code")).isEqualTo("PAIRING_KEY_EXPIRED");
        assertThat(phone.claim(key).refusal()).isEqualTo("400 REQUEST_FAILED PAIRING_KEY_EXPIRED pairingKey");
    }

    /** The application's id in the environment of phones. */
    private static String id(String application) {
        var number = List.of("phone", "pushed", "restrictive", "permissive", "unverified")
                .indexOf(application.substring("dev.sallyport.".length()));
        return number == 0 ? TestServer.APPLICATION : "d0000000-0000-4000-8000-00000000001" + number;
    }
}

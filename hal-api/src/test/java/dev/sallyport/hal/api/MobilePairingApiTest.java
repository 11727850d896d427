package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone comes and claims its key (decisions.md section 9). */
class MobilePairingApiTest {
    private static final TestServer SERVER = TestServer.shared();

    /** An environment of its own: an application for each rule, and two devices per user. */
    private static final String PHONES = "f0000000-0000-4000-8000-000000000001";

    private final Phone phone = Phone.of(SERVER);

    private static String mobile(String application) {
        return "{\"type\":\"MOBILE\",\"nickname\":\"my phone\",\"application\":{\"id\":\"" + application + "\"}}";
    }

    private static String shownKey(Visit visit) {
        return visit.act("device.create", mobile(TestServer.APPLICATION)).at("/pairingKey/code");
    }

    @Test
    @DisplayName("NIST SP 800-63B-4 section 4.1.2.2: a binding code, used once, binds the phone that brings it")
    void aClaimEndsTheEnrollmentAtOnce() {
        var user = TestServer.newUser();
        var visit = SERVER.visit("device-enrollment", user);
        var pending = visit.act("device.create", mobile(TestServer.APPLICATION));

        var paired = phone.claim(pending.at("/pairingKey/code"));

        assertThat(paired.status()).isEqualTo(201);
        assertThat(paired.header("Content-Type")).isEqualTo("application/hal+json");
        assertThat(paired.header("Cache-Control")).isEqualTo("no-store");
        assertThat(paired.at("/_links/environment/href")).isEqualTo(SERVER.base() + "/" + TestServer.MAIN);
        assertThat(paired.at("/id")).isEqualTo(pending.at("/device/id"));
        assertThat(paired.at("/environment/id")).isEqualTo(TestServer.MAIN);
        assertThat(paired.at("/user/id")).isEqualTo(user);
        assertThat(paired.at("/type")).isEqualTo("MOBILE");
        assertThat(paired.at("/status")).isEqualTo("ACTIVE");
        assertThat(paired.at("/nickname")).isEqualTo("my phone");
        assertThat(paired.at("/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(paired.at("/updatedAt")).isEqualTo(paired.at("/createdAt"));
        assertThat(paired.at("/os/type") + " " + paired.at("/os/version")).isEqualTo("Android 16");
        assertThat(paired.at("/model/name")).isEqualTo("Pixel 10");
        assertThat(paired.at("/application/id")).isEqualTo(TestServer.APPLICATION);
        assertThat(paired.at("/application/name")).isEqualTo("Sallyport phone");
        assertThat(paired.at("/application/version")).isEqualTo("4.2.0");
        assertThat(paired.json().path("pushEnabled").booleanValue()).isTrue();
        assertThat(paired.json().path("otpEnabled").booleanValue()).isFalse();
        assertThat(paired.text()).doesNotContain(Phone.PUSH_TOKEN, "kty", "installation");

        var ended = visit.read();
        assertThat(ended.at("/status")).isEqualTo("COMPLETED");
        assertThat(ended.at("/result")).isEqualTo("ENROLLED");
        assertThat(ended.at("/outputs/device/id")).isEqualTo(paired.at("/id"));
        assertThat(ended.at("/outputs/device/type")).isEqualTo("MOBILE");
        assertThat(ended.links()).containsExactly("self");
    }

    @Test
    void aRepeatOfTheClaimGetsTheSameAnswer() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        var payload = phone.payload(key);
        var first = phone.send(key, payload);
        var etag = visit.read().header("ETag");

        assertThat(phone.send(key, payload).text()).isEqualTo(first.text());
        SERVER.clock().advance(Duration.ofMinutes(3));
        var late = phone.claim(key);
        assertThat(late.status()).as("with a new payload, after the key's time").isEqualTo(201);
        assertThat(late.text()).isEqualTo(first.text());
        assertThat(visit.read().header("ETag")).isEqualTo(etag);
    }

    @Test
    void aSecondPhoneGetsNothing() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        phone.claim(key);
        var ended = visit.read().text();

        assertThat(Phone.of(SERVER).claim(key).refusal())
                .isEqualTo("400 REQUEST_FAILED PAIRING_KEY_CLAIMED pairingKey");
        assertThat(visit.read().text()).isEqualTo(ended);
    }

    @RepeatedTest(5)
    void ofPhonesAtTheSameTimeOneWins() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);

        var answers = Hands.together(4, it -> Phone.of(SERVER).claim(key));

        assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(201, 400, 400, 400);
        assertThat(answers.stream().filter(it -> it.status() == 400))
                .allMatch(it -> it.at("/details/0/code").equals("PAIRING_KEY_CLAIMED"));
        assertThat(visit.read().at("/status")).isEqualTo("COMPLETED");
        assertThat(visit.last().header("ETag")).startsWith("\"3.");
    }

    @RepeatedTest(3)
    void onePhoneThatSendsTwiceAtOnceIsOneDevice() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        var payload = phone.payload(key);

        var answers = Hands.together(4, it -> phone.send(key, payload));

        assertThat(answers).extracting(Response::status).containsOnly(201);
        assertThat(answers)
                .extracting(Response::text)
                .containsOnly(answers.getFirst().text());
        assertThat(visit.read().at("/outputs/device/id"))
                .isEqualTo(answers.getFirst().at("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "audience", "pk", "expired", "typ", "nothing"})
    void whatDoesNotVerifyChangesNothing(String broken) {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        var waiting = visit.read();
        var payload = switch (broken) {
            case "forged" -> phone.forged(key);
            case "audience" -> phone.payload(key, it -> it.put("aud", SERVER.base() + "/" + PHONES));
            case "pk" -> phone.payload("another key");
            case "expired" -> phone.payload(key, it -> it.put("iat", 1).put("exp", 2));
            case "typ" -> phone.payload(key).replaceFirst("[^.]+", "e30");
            default -> "";
        };

        var refused = phone.send(key, payload);

        assertThat(refused.refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().text()).isEqualTo(waiting.text());
        assertThat(phone.claim(key).status()).as("the key is as good as before").isEqualTo(201);
    }

    @Test
    void aJtiIsAcceptedOnce() {
        var first = shownKey(SERVER.visit("device-enrollment"));
        var visit = SERVER.visit("device-enrollment");
        var second = shownKey(visit);
        var waiting = visit.read().text();
        assertThat(phone.send(first, phone.payload(first, it -> it.put("jti", "once")))
                        .status())
                .isEqualTo(201);

        var again = phone.send(second, phone.payload(second, it -> it.put("jti", "once")));

        assertThat(again.refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().text()).isEqualTo(waiting);
        assertThat(phone.claim(second).status()).isEqualTo(201);
    }

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
        var visit = SERVER.visit(PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, PHONES, from);
        var key = visit.act("device.create", mobile(id(application))).at("/pairingKey/code");

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
        var visit = SERVER.visit(PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, PHONES, application);
        var key = visit.act("device.create", mobile(id(application))).at("/pairingKey/code");

        assertThat(asking.send(key, integrity(asking, key, integrity)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "text", "empty", "provider"})
    void whereAppsArePushedToATokenIsNeeded(String broken) {
        var visit = SERVER.visit(PHONES, "device-enrollment", TestServer.newUser(), null);
        var asking = new Phone(SERVER, PHONES, "dev.sallyport.pushed");
        var key = visit.act("device.create", mobile(id("dev.sallyport.pushed"))).at("/pairingKey/code");
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
        var key = shownKey(SERVER.visit("device-enrollment"));

        var paired = phone.send(key, phone.payload(key, it -> it.remove("push")));

        assertThat(paired.status()).isEqualTo(201);
        assertThat(paired.json().path("pushEnabled").booleanValue()).isFalse();
    }

    @Test
    void theLimitOfDevicesMayBeReachedInTheMeantime() {
        var user = TestServer.newUser();
        var visit = SERVER.visit(PHONES, "device-enrollment", user, null);
        var asking = new Phone(SERVER, PHONES, "dev.sallyport.phone");
        var key = shownKey(visit);
        for (var other = 0; other < 2; other++) {
            var app = SERVER.visit(PHONES, "device-enrollment", user, null);
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
        var again = visit.act("device.create", mobile(TestServer.APPLICATION)).at("/pairingKey/code");
        assertThat(again).matches("[A-Z2-7]{24}").isNotEqualTo(key);
        assertThat(new Phone(SERVER, PHONES, "dev.sallyport.phone").claim(again).status())
                .isEqualTo(201);
        assertThat(visit.read().at("/status")).isEqualTo("COMPLETED");
    }

    @Test
    void aLapsedKeyIsDecidedOnTheTimeAtWhichTheClaimCame() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        SERVER.clock().advance(Duration.ofMinutes(2));

        assertThat(phone.claim(key).refusal()).isEqualTo("400 REQUEST_FAILED PAIRING_KEY_EXPIRED pairingKey");
        Await.until("the failure", () -> visit.read().at("/status").equals("MOBILE_PAIRING_FAILURE"));
        assertThat(visit.last().at("/error/code")).isEqualTo("PAIRING_KEY_EXPIRED");
        assertThat(phone.claim(key).refusal()).isEqualTo("400 REQUEST_FAILED PAIRING_KEY_EXPIRED pairingKey");
    }

    @Test
    void aPairingThatWasGivenUpIsUnknown() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);
        visit.act("device.delete", "");

        assertThat(phone.claim(key).refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @Test
    void anotherEnvironmentsKeyIsUnknown() {
        var visit = SERVER.visit("device-enrollment");
        var key = shownKey(visit);

        assertThat(new Phone(SERVER, PHONES, "dev.sallyport.phone").claim(key).refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().at("/status")).isEqualTo("PAIRING_REQUIRED");
    }

    @Test
    void aNewPhoneIsAnnouncedToTheUsersOtherAddress() {
        var email = TestServer.newEmail();
        var visit = SERVER.visit(TestServer.MAIN, "device-enrollment", TestServer.newUser(), email);

        phone.claim(shownKey(visit));

        Await.until("the notice", () -> !SERVER.newestMessage(email).isEmpty());
        assertThat(SERVER.newestMessage(email)).contains("my phone");
    }

    @Test
    void unknownKeysAreCountedAndKnownOnesAreNot() {
        try (var server = TestServer.fresh(null)) {
            var guessing = Phone.of(server);
            for (var guess = 0; guess < 20; guess++) {
                assertThat(guessing.claim("AAAAAAAAAAAAAAAAAAAAAA" + guess).refusal())
                        .isEqualTo("404 NOT_FOUND");
            }
            assertThat(guessing.send("B", guessing.payload("C")).refusal())
                    .as("what does not verify is neither looked up nor counted")
                    .isEqualTo("404 NOT_FOUND");

            var refused = guessing.claim("BBBBBBBBBBBBBBBBBBBBBBBB");

            assertThat(refused.refusal()).isEqualTo("429 REQUEST_LIMITED LIMIT_EXCEEDED");
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            var visit = server.visit("device-enrollment");
            assertThat(guessing.claim(shownKey(visit)).status())
                    .as("a known key")
                    .isEqualTo(201);
            server.clock().advance(Duration.ofMinutes(10));
            assertThat(guessing.claim("BBBBBBBBBBBBBBBBBBBBBBBB").refusal()).isEqualTo("404 NOT_FOUND");
        }
    }

    @ParameterizedTest(name = "body {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                       | 400 INVALID_REQUEST INVALID_VALUE
            []                                      | 400 INVALID_REQUEST INVALID_VALUE
            {"pairingKey":"a","pairingKey":"b"}     | 400 INVALID_REQUEST INVALID_VALUE
            ``                                      | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {}                                      | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"mobilePayload":"a"}                   | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"pairingKey":null,"mobilePayload":"a"} | 400 INVALID_DATA REQUIRED_VALUE pairingKey
            {"pairingKey":"a"}                      | 400 INVALID_DATA REQUIRED_VALUE mobilePayload
            {"pairingKey":7,"mobilePayload":"a"}    | 400 INVALID_REQUEST INVALID_VALUE pairingKey
            {"pairingKey":"a","mobilePayload":{}}   | 400 INVALID_REQUEST INVALID_VALUE mobilePayload
            {"pairingKey":"","mobilePayload":""}    | 404 NOT_FOUND
            {"pairingKey":"a","mobilePayload":"b"}  | 404 NOT_FOUND
            """)
    void bodies(String body, String refusal) {
        assertThat(phone.post(body).refusal()).isEqualTo(refusal);
    }

    @Test
    void theOrderOfChecks() {
        var path = phone.path();
        var large = "{\"pairingKey\":\"" + "a".repeat(70_000) + "\"}";

        assertThat(SERVER.client()
                        .post(path.replace("d0000000", "00000000"), "text/plain", large)
                        .refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(SERVER.client()
                        .post(path, "text/plain", large, "Accept", "text/html")
                        .status())
                .isEqualTo(406);
        var wrongType = SERVER.client().post(path, "text/plain", large);
        assertThat(wrongType.refusal()).isEqualTo("415 INVALID_REQUEST");
        assertThat(wrongType.header("Accept-Post")).isEqualTo("application/json");
        assertThat(phone.post(large).refusal()).isEqualTo("413 INVALID_REQUEST");
        assertThat(SERVER.client().get(path).status()).isEqualTo(405);
        assertThat(SERVER.client().get(path).header("Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    void pagesOfAllowedOriginsMayAsk() {
        var answer = phone.post("{}", "Origin", "https://app.example.org");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
        assertThat(phone.post("{}", "Origin", "https://other.example.org").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void noTokenOpensOrShutsTheDoor() {
        var key = shownKey(SERVER.visit("device-enrollment"));

        assertThat(phone.post(Phone.body(key, phone.payload(key)), "Authorization", "Bearer nonsense")
                        .status())
                .isEqualTo(201);
    }

    /** The application's id in the environment of phones. */
    private static String id(String application) {
        var number = List.of("phone", "pushed", "restrictive", "permissive", "unverified")
                .indexOf(application.substring("dev.sallyport.".length()));
        return number == 0 ? TestServer.APPLICATION : "d0000000-0000-4000-8000-00000000001" + number;
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.Hands;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone comes and claims its key (decisions.md section 9). */
class MobilePairingApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final Phone phone = Phone.of(SERVER);

    @Test
    @DisplayName("NIST SP 800-63B-4 section 4.1.2.2: a binding code, used once, binds the phone that brings it")
    void aClaimEndsTheEnrollmentAtOnce() {
        var user = TestServer.newUser();
        var visit = SERVER.visit("device-enrollment", user);
        var pending = visit.act("device.create", Phone.creation(TestServer.APPLICATION));

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
        var key = Phone.shownKey(visit);
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
        var key = Phone.shownKey(visit);
        phone.claim(key);
        var ended = visit.read().text();

        assertThat(Phone.of(SERVER).claim(key).refusal())
                .isEqualTo("400 REQUEST_FAILED PAIRING_KEY_CLAIMED pairingKey");
        assertThat(visit.read().text()).isEqualTo(ended);
    }

    @RepeatedTest(5)
    void ofPhonesAtTheSameTimeOneWins() {
        var visit = SERVER.visit("device-enrollment");
        var key = Phone.shownKey(visit);

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
        var key = Phone.shownKey(visit);
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
        var key = Phone.shownKey(visit);
        var waiting = visit.read();
        var payload = switch (broken) {
            case "forged" -> phone.forged(key);
            case "audience" -> phone.payload(key, it -> it.put("aud", SERVER.base() + "/" + TestServer.PHONES));
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
        var first = Phone.shownKey(SERVER.visit("device-enrollment"));
        var visit = SERVER.visit("device-enrollment");
        var second = Phone.shownKey(visit);
        var waiting = visit.read().text();
        assertThat(phone.send(first, phone.payload(first, it -> it.put("jti", "once")))
                        .status())
                .isEqualTo(201);

        var again = phone.send(second, phone.payload(second, it -> it.put("jti", "once")));

        assertThat(again.refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().text()).isEqualTo(waiting);
        assertThat(phone.claim(second).status()).isEqualTo(201);
    }

    @Test
    void aPairingThatWasGivenUpIsUnknown() {
        var visit = SERVER.visit("device-enrollment");
        var key = Phone.shownKey(visit);
        visit.act("device.delete", "");

        assertThat(phone.claim(key).refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @Test
    void anotherEnvironmentsKeyIsUnknown() {
        var visit = SERVER.visit("device-enrollment");
        var key = Phone.shownKey(visit);

        assertThat(new Phone(SERVER, TestServer.PHONES, "dev.sallyport.phone")
                        .claim(key)
                        .refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(visit.read().at("/status")).isEqualTo("PAIRING_REQUIRED");
    }

    @Test
    void aNewPhoneIsAnnouncedToTheUsersOtherAddress() {
        var email = TestServer.newEmail();
        var visit = SERVER.visit(TestServer.MAIN, "device-enrollment", TestServer.newUser(), email);

        phone.claim(Phone.shownKey(visit));

        Await.until("the notice", () -> !SERVER.newestMessage(email).isEmpty());
        assertThat(SERVER.newestMessage(email)).contains("my phone");
    }
}

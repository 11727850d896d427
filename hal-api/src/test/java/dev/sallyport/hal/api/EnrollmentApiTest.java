package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whole enrollments, from the link of the start to the end (decisions.md sections 4 and 5). */
class EnrollmentApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final String user = TestServer.newUser();
    private final String email = TestServer.newEmail();

    @Test
    void aStartShowsTheChoice() {
        var body = TestServer.startBody("device-enrollment", user, email);

        var started = SERVER.start(TestServer.MAIN, body);

        assertThat(started.status()).isEqualTo(201);
        var self = SERVER.base() + "/" + TestServer.MAIN + "/flowExecutions/" + started.at("/id");
        assertThat(started.header("Location")).isEqualTo(self);
        assertThat(started.header("Content-Type")).isEqualTo("application/hal+json");
        assertThat(started.header("Cache-Control")).isEqualTo("no-store");
        assertThat(started.at("/_links/self/href")).isEqualTo(self);
        assertThat(started.links()).containsExactly("self", "device.create", "device.skipEnrollment");
        assertThat(started.at("/_links/device.create/type"))
                .isEqualTo("application/vnd.pingidentity.device.create+json");
        assertThat(started.at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        assertThat(started.at("/step/name")).isEqualTo("enroll");
        assertThat(started.at("/step/type")).isEqualTo("MFA_ENROLLMENT");
        assertThat(started.at("/email")).isEqualTo(email);
        assertThat(started.json().path("allowedtypes")).hasToString("[\"MOBILE\",\"EMAIL\",\"TOTP\"]");
        assertThat(started.number("/mfaSettings/pairing/maxAllowedDevices")).isEqualTo(3);
        assertThat(started.at("/applications/0/id")).isEqualTo(TestServer.APPLICATION);
        assertThat(started.at("/environment/id")).isEqualTo(TestServer.MAIN);
        assertThat(started.at("/flowDefinition/name")).isEqualTo("device-enrollment");
        assertThat(started.number("/flowDefinition/version")).isEqualTo(1);
        assertThat(started.at("/interactionToken")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(started.at("/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(started.at("/expiresAt"))
                .isEqualTo(SERVER.clock()
                        .instant()
                        .plus(Duration.ofMinutes(15))
                        .toString()
                        .replace("Z", ".000Z"));
    }

    @Test
    void anEmailIsEnrolled() {
        var visit = SERVER.visit("device-enrollment", user);

        var asked = visit.createEmail(email);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(visit.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(asked.links()).containsExactly("self", "device.activate", "otp.resend", "device.delete");
        assertThat(asked.header("Content-Location"))
                .as("RFC 9110 section 8.7: the answer is what a read would tell")
                .isEqualTo(asked.at("/_links/self/href"));
        assertThat(asked.at("/device/type")).isEqualTo("EMAIL");
        assertThat(asked.at("/device/email")).isEqualTo(email);
        assertThat(asked.at("/device/status")).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(asked.json().path("otp").propertyNames())
                .containsExactly("expiresAt", "attemptsRemaining", "resendAvailableAt", "resendsRemaining", "delivery");
        assertThat(asked.number("/otp/attemptsRemaining")).isEqualTo(3);
        assertThat(asked.number("/otp/resendsRemaining")).isEqualTo(5);
        assertThat(asked.text()).doesNotContain("digest", "interactionToken");
        assertThat(visit.delivered().at("/otp/delivery")).isEqualTo("SENT");

        var code = visit.code();
        var done = visit.activate(code.substring(0, 3) + " " + code.substring(3));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/result")).isEqualTo("ENROLLED");
        assertThat(done.at("/outputs/device/id")).isEqualTo(asked.at("/device/id"));
        assertThat(done.at("/outputs/device/type")).isEqualTo("EMAIL");
        assertThat(done.json().path("steps"))
                .hasToString("[{\"name\":\"enroll\",\"type\":\"MFA_ENROLLMENT\",\"result\":\"ENROLLED\"}]");
        assertThat(done.links()).containsExactly("self");
        assertThat(visit.read().text()).isEqualTo(done.text());
        assertThat(visit.force("device.activate", Visit.otp(code)).refusal())
                .isEqualTo("400 INVALID_REQUEST INVALID_ACTION");
    }

    @Test
    void theAddressOfTheInputsIsUsedWhereTheBodyHasNone() {
        var visit = SERVER.visit(TestServer.MAIN, "device-enrollment", user, email);

        assertThat(visit.act("device.create", "{\"type\":\"EMAIL\"}").at("/device/email"))
                .isEqualTo(email);
    }

    @Test
    void anAuthenticatorAppIsEnrolled() {
        var visit = SERVER.visit("device-enrollment", user);

        var asked = visit.act("device.create", "{\"type\":\"TOTP\",\"nickname\":\"my phone\"}");
        assertThat(asked.links()).containsExactly("self", "device.activate", "device.delete");
        assertThat(asked.at("/device/nickname")).isEqualTo("my phone");
        assertThat(asked.at("/device/secret")).matches("[A-Z2-7]{32}");
        assertThat(asked.at("/device/keyUri"))
                .startsWith("otpauth://totp/Sallyport%20demo:" + user + "?secret=" + asked.at("/device/secret"))
                .endsWith("&issuer=Sallyport%20demo");
        assertThat(asked.json().path("otp")).hasToString("{\"attemptsRemaining\":3}");

        var now = SERVER.clock().instant();
        var late = Apps.code(asked.at("/device/secret"), now.minusSeconds(90));
        assertThat(visit.activate(late).refusal()).isEqualTo("400 INVALID_DATA INVALID_OTP otp");
        assertThat(visit.read().number("/otp/attemptsRemaining")).isEqualTo(2);

        var done = visit.activate(Apps.code(asked.at("/device/secret"), now));

        assertThat(done.at("/result")).isEqualTo("ENROLLED");
        assertThat(done.at("/outputs/device/type")).isEqualTo("TOTP");
    }

    @Test
    void enrollingCanBeSkipped() {
        var visit = SERVER.visit("device-enrollment", user);

        var done = visit.act("device.skipEnrollment", "");

        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/result")).isEqualTo("SKIPPED");
        assertThat(done.json().path("outputs")).hasToString("{}");
        assertThat(done.links()).containsExactly("self");
    }

    @Test
    void skippingIsCountedByUserAndDefinition() {
        SERVER.visit("skip-once", user).act("device.skipEnrollment", "{}");

        var second = SERVER.visit("skip-once", user);

        assertThat(second.last().links()).containsExactly("self", "device.create");
        var refused = second.force("device.skipEnrollment", "");
        assertThat(refused.refusal()).isEqualTo("400 INVALID_REQUEST INVALID_ACTION");
        assertThat(refused.json().at("/details/0/innerError/allowedValues")).hasToString("[\"device.create\"]");
        assertThat(SERVER.visit("skip-once").last().links()).contains("device.skipEnrollment");
        assertThat(SERVER.visit("device-enrollment", user).last().links()).contains("device.skipEnrollment");
    }

    @Test
    void theNextStepKnowsOfASkipInTheSameMove() {
        var visit = SERVER.visit("skip-both", user);

        var next = visit.act("device.skipEnrollment", "");

        assertThat(next.at("/step/name")).isEqualTo("again");
        assertThat(next.links()).containsExactly("self", "device.create");
        assertThat(visit.read().links()).containsExactly("self", "device.create");
    }

    @Test
    void twoDevicesAreEnrolledInARow() {
        var visit = SERVER.visit("two-devices", user);
        assertThat(visit.last().links()).containsExactly("self", "device.create");
        visit.createEmail(email);
        var next = visit.activate(visit.code());
        assertThat(next.at("/step/name")).isEqualTo("second");
        assertThat(next.links()).containsExactly("self", "device.create", "device.skipEnrollment");

        var app = visit.act("device.create", "{\"type\":\"TOTP\"}");
        var done = visit.activate(
                Apps.code(app.at("/device/secret"), SERVER.clock().instant()));

        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/result")).isEqualTo("ENROLLED");
        assertThat(done.at("/outputs/device/id")).isEqualTo(app.at("/device/id"));
        assertThat(done.json().path("steps")).hasSize(2);
    }

    @Test
    void theSecondOfTwoCanBeSkipped() {
        var visit = SERVER.visit("two-devices", user);
        visit.createEmail(email);
        visit.activate(visit.code());

        var done = visit.act("device.skipEnrollment", "");

        assertThat(done.at("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/result")).isEqualTo("SKIPPED");
    }

    @Test
    void aPendingDeviceCanBeGivenUp() {
        var visit = SERVER.visit("no-skip", user);
        visit.createEmail(email);

        var back = visit.act("device.delete", "");

        assertThat(back.at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        assertThat(back.links()).containsExactly("self", "device.create");
        assertThat(back.json().has("device")).isFalse();
    }

    @Test
    void theSameAddressIsNotBoundTwice() {
        var first = SERVER.visit("no-skip", user);
        first.createEmail(email);
        first.activate(first.code());

        var second = SERVER.visit("no-skip", user);

        assertThat(second.createEmail(email.toUpperCase(Locale.ROOT)).refusal())
                .isEqualTo("400 INVALID_DATA UNIQUENESS_VIOLATION email");
        assertThat(SERVER.visit("no-skip").createEmail(email).status()).isEqualTo(200);
    }

    @Test
    void theDeviceLimitKeepsTheLink() {
        var first = SERVER.visit(TestServer.STRICT, "no-skip", user, null);
        var app = first.act("device.create", "{\"type\":\"TOTP\"}");
        first.activate(Apps.code(app.at("/device/secret"), SERVER.clock().instant()));

        var second = SERVER.visit(TestServer.STRICT, "no-skip", user, null);
        assertThat(second.last().links()).containsExactly("self", "device.create");
        var refused = second.act("device.create", "{\"type\":\"TOTP\"}");

        assertThat(refused.refusal()).isEqualTo("429 REQUEST_LIMITED LIMIT_EXCEEDED");
        assertThat(refused.number("/details/0/innerError/quotaLimit")).isEqualTo(1);
        assertThat(second.read().links()).containsExactly("self", "device.create");
    }

    @Test
    void theVendorsPathStartsTheSame() {
        var id = SERVER.visit("no-skip", user).last().at("/flowDefinition/id");
        var body = "{\"redirectUri\":\"https://app.example.org/done\",\"user\":{\"id\":\"" + user + "\"}}";

        var started = SERVER.client()
                .post(
                        "/" + TestServer.MAIN + "/experiences/" + id,
                        "application/json",
                        body,
                        "Authorization",
                        SERVER.worker(TestServer.MAIN));
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.json().has("resumeUrl")).isFalse();
        var visit = SERVER.continued(started);
        var app = visit.act("device.create", "{\"type\":\"TOTP\"}");
        var done = visit.activate(
                Apps.code(app.at("/device/secret"), SERVER.clock().instant()));

        assertThat(done.at("/resumeUrl")).isEqualTo("https://app.example.org/done");
    }

    @Test
    void theEntryLinksToEverything() {
        var entry = SERVER.client().get("/" + TestServer.MAIN);

        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.header("Content-Type")).isEqualTo("application/hal+json");
        assertThat(entry.links())
                .containsExactly(
                        "self",
                        "flowExecutions",
                        "flowExecution",
                        "experience",
                        "mobile.pairings",
                        "token",
                        "jwks",
                        "journal",
                        "problems",
                        "service-desc",
                        "service-doc",
                        "describedby");
        assertThat(SERVER.client().get("/d0000000-0000-4000-8000-00000000ffff").refusal())
                .isEqualTo("404 NOT_FOUND");
    }
}

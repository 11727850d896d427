package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.kit.MoveCoverage;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.enroll.EnrollAction.DeleteDevice;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.EnrollAction.ResendOtp;
import dev.sallyport.steps.enroll.EnrollAction.SkipEnrollment;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The table of MFA_ENROLLMENT")
class EnrollDeviceTest {
    @RegisterExtension
    static final MoveCoverage<Enrollment, EnrollTerms> MOVES = MoveCoverage.of(World.TYPE.step(), 19);

    private static final Set<String> ATTESTATIONS = Set.of("attested", "misled", "garbled");

    private final World world = new World(MOVES.probe(), Samples.policy("{}"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # from                       | action                | with       | leads to                   | refusing
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | EMAIL      | ACTIVATION_REQUIRED        |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | SMS        | ACTIVATION_REQUIRED        |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | VOICE      | ACTIVATION_REQUIRED        |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | TOTP       | ACTIVATION_REQUIRED        |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | PLATFORM   | ACTIVATION_REQUIRED        |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | SECURITY_KEY | ACTIVATION_REQUIRED      |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | MOBILE     | PAIRING_REQUIRED           |
        DEVICE_ENROLLMENT_REQUIRED   | device.create         | PIGEON     | DEVICE_ENROLLMENT_REQUIRED | INVALID_VALUE
        DEVICE_ENROLLMENT_REQUIRED   | device.skipEnrollment |            | SKIPPED                    |
        DEVICE_ENROLLMENT_REQUIRED   | device.activate       | right      | DEVICE_ENROLLMENT_REQUIRED | INVALID_ACTION
        DEVICE_ENROLLMENT_REQUIRED   | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED | INVALID_ACTION
        DEVICE_ENROLLMENT_REQUIRED   | otp.resend            |            | DEVICE_ENROLLMENT_REQUIRED | INVALID_ACTION
        DEVICE_ENROLLMENT_REQUIRED   | delivery.sent         | its        | DEVICE_ENROLLMENT_REQUIRED | INVALID_ACTION
        ACTIVATION_REQUIRED          | device.activate       | right      | ENROLLED                   |
        ACTIVATION_REQUIRED          | device.activate       | wrong      | ACTIVATION_REQUIRED        | INVALID_OTP
        ACTIVATION_REQUIRED          | device.activate       |            | ACTIVATION_REQUIRED        | REQUIRED_VALUE
        ACTIVATION_REQUIRED 9 wrong  | device.activate       | wrong      | DEVICE_ENROLLMENT_REQUIRED | INVALID_OTP
        ACTIVATION_REQUIRED          | otp.resend            |            | ACTIVATION_REQUIRED        | LIMIT_EXCEEDED
        ACTIVATION_REQUIRED later    | otp.resend            |            | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED          | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED |
        ACTIVATION_REQUIRED          | device.create         | EMAIL      | ACTIVATION_REQUIRED        | INVALID_ACTION
        ACTIVATION_REQUIRED          | device.skipEnrollment |            | ACTIVATION_REQUIRED        | INVALID_ACTION
        ACTIVATION_REQUIRED          | delivery.sent         | its        | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED          | delivery.sent         | another's  | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED          | delivery.failed       | its        | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED          | delivery.failed       | another's  | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED TOTP     | device.activate       | 000000     | ACTIVATION_REQUIRED        | INVALID_OTP
        ACTIVATION_REQUIRED TOTP     | otp.resend            |            | ACTIVATION_REQUIRED        | INVALID_ACTION
        ACTIVATION_REQUIRED TOTP     | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED |
        ACTIVATION_REQUIRED SMS      | device.activate       | right      | ENROLLED                   |
        ACTIVATION_REQUIRED SMS      | device.activate       | wrong      | ACTIVATION_REQUIRED        | INVALID_OTP
        ACTIVATION_REQUIRED VOICE    | device.activate       | right      | ENROLLED                   |
        ACTIVATION_REQUIRED VOICE    | otp.resend            |            | ACTIVATION_REQUIRED        | LIMIT_EXCEEDED
        ACTIVATION_REQUIRED FIDO     | device.activate       | attested   | ENROLLED                   |
        ACTIVATION_REQUIRED FIDO     | device.activate       | misled     | ACTIVATION_REQUIRED        | INVALID_ATTESTATION
        ACTIVATION_REQUIRED FIDO     | device.activate       | garbled    | ACTIVATION_REQUIRED        | INVALID_VALUE
        ACTIVATION_REQUIRED FIDO     | device.activate       | 000000     | ACTIVATION_REQUIRED        | REQUIRED_VALUE
        ACTIVATION_REQUIRED FIDO     | otp.resend            |            | ACTIVATION_REQUIRED        | INVALID_ACTION
        ACTIVATION_REQUIRED FIDO     | delivery.sent         | another's  | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED FIDO     | delivery.failed       | another's  | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED FIDO     | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED |
        ACTIVATION_REQUIRED FIDO lost | device.activate      | attested   | ACTIVATION_REQUIRED        | ATTESTATION_ATTEMPTS_LIMIT
        ACTIVATION_REQUIRED FIDO lost | proof.coolDownEnded   | its        | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED locked   | proof.coolDownEnded    | its        | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED opened   | proof.coolDownEnded    | its        | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED opened   | proof.coolDownEnded    | another's  | ACTIVATION_REQUIRED        |
        ACTIVATION_REQUIRED          | proof.coolDownEnded    | its        | ACTIVATION_REQUIRED        |
        PAIRING_REQUIRED             | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED |
        PAIRING_REQUIRED             | device.activate       | 000000     | PAIRING_REQUIRED           | INVALID_ACTION
        PAIRING_REQUIRED             | device.skipEnrollment |            | PAIRING_REQUIRED           | INVALID_ACTION
        PAIRING_REQUIRED             | pairing.claim         | its        | ENROLLED                   |
        PAIRING_REQUIRED             | pairing.claim         | another's  | MOBILE_PAIRING_FAILURE     | APPLICATION_MISMATCH
        PAIRING_REQUIRED later       | pairing.claim         | its        | MOBILE_PAIRING_FAILURE     | PAIRING_KEY_EXPIRED
        PAIRING_REQUIRED             | pairing.lapse         | its        | PAIRING_REQUIRED           |
        PAIRING_REQUIRED later       | pairing.lapse         | its        | MOBILE_PAIRING_FAILURE     |
        PAIRING_REQUIRED later       | pairing.lapse         | another's  | PAIRING_REQUIRED           |
        MOBILE_PAIRING_FAILURE       | device.create         | MOBILE     | PAIRING_REQUIRED           |
        MOBILE_PAIRING_FAILURE       | device.create         | EMAIL      | ACTIVATION_REQUIRED        |
        MOBILE_PAIRING_FAILURE       | device.create         | PIGEON     | MOBILE_PAIRING_FAILURE     | INVALID_VALUE
        MOBILE_PAIRING_FAILURE       | device.delete         |            | DEVICE_ENROLLMENT_REQUIRED |
        MOBILE_PAIRING_FAILURE       | device.skipEnrollment |            | SKIPPED                    |
        MOBILE_PAIRING_FAILURE       | pairing.lapse         | its        | MOBILE_PAIRING_FAILURE     | INVALID_ACTION
        """)
    void everyEdge(String from, String action, @Nullable String with, String leadsTo, @Nullable String refusing) {
        var enrolling = standing(from);
        enrolling.ask(action, asked(enrolling, action, with));

        assertThat(enrolling.status()).isEqualTo(leadsTo);
        assertThat(enrolling.refusal()).isEqualTo(refusing == null ? "" : refusing);
    }

    private Enrolling standing(String where) {
        var begun = world.begin();
        return switch (where) {
            case "DEVICE_ENROLLMENT_REQUIRED" -> begun;
            case "ACTIVATION_REQUIRED" -> begun.create("EMAIL");
            case "ACTIVATION_REQUIRED later" -> begun.create("EMAIL").after(Duration.ofSeconds(30));
            case "ACTIVATION_REQUIRED 9 wrong" -> nineWrong(begun.create("EMAIL"));
            case "ACTIVATION_REQUIRED TOTP" -> begun.create("TOTP");
            case "ACTIVATION_REQUIRED SMS" -> begun.create("SMS");
            case "ACTIVATION_REQUIRED VOICE" -> begun.create("VOICE");
            case "ACTIVATION_REQUIRED FIDO" -> begun.create("PLATFORM");
            case "ACTIVATION_REQUIRED FIDO lost" -> lost(begun.create("PLATFORM"));
            case "ACTIVATION_REQUIRED locked" -> lockedOut(begun.create("TOTP"));
            case "ACTIVATION_REQUIRED opened" -> lockedOut(begun.create("TOTP")).after(Duration.ofMinutes(2));
            case "PAIRING_REQUIRED" -> begun.create("MOBILE");
            case "PAIRING_REQUIRED later" -> begun.create("MOBILE").after(Duration.ofMinutes(10));
            case "MOBILE_PAIRING_FAILURE" -> {
                var pairing = begun.create("MOBILE").after(Duration.ofMinutes(10));
                yield pairing.ask(
                        "pairing.lapse",
                        new PairingLapsed(pairing.pairing().device().id()));
            }
            default -> throw new IllegalArgumentException(where);
        };
    }

    private static Enrolling lockedOut(Enrolling enrolling) {
        return enrolling.activate("000000").activate("000000").activate("000000");
    }

    private static Enrolling lost(Enrolling enrolling) {
        for (var i = 0; i < 3; i++) {
            enrolling.ask("device.activate", attested(enrolling, "misled"));
        }
        return enrolling;
    }

    private static Enrolling nineWrong(Enrolling enrolling) {
        for (var round = 0; round < 3; round++) {
            enrolling.wrong(3).after(Duration.ofMinutes(2)).resend();
        }
        return enrolling;
    }

    private static Action asked(Enrolling enrolling, String action, @Nullable String with) {
        return switch (action) {
            case "device.create" -> Enrolling.device(String.valueOf(with));
            case "device.skipEnrollment" -> new SkipEnrollment();
            case "device.delete" -> new DeleteDevice();
            case "otp.resend" -> new ResendOtp();
            case "device.activate" ->
                ATTESTATIONS.contains(String.valueOf(with))
                        ? attested(enrolling, String.valueOf(with))
                        : new ActivateDevice(otp(enrolling, with), null, null);
            case "delivery.sent" -> new Action.DeliverySent(message(enrolling, with));
            case "delivery.failed" -> new Action.DeliveryFailed(message(enrolling, with));
            case "pairing.claim" ->
                Phones.claims("its".equals(with) ? Phones.APP : new MobilePayload.App("another", null, "1"));
            case "pairing.lapse" -> new PairingLapsed(pending(enrolling, with));
            case "proof.coolDownEnded" -> new CoolDownEnded(proving(enrolling, with));
            default -> throw new IllegalArgumentException(action);
        };
    }

    private static ActivateDevice attested(Enrolling enrolling, String how) {
        var options = enrolling.passkey().options();
        var origin = how.equals("misled") ? "https://evil.example.org" : Samples.ORIGIN;
        var made = SoftAuthenticator.register(options, origin, 1);
        return new ActivateDevice(null, how.equals("garbled") ? made.path("id") : made, Samples.ORIGIN);
    }

    private static @Nullable String otp(Enrolling enrolling, @Nullable String with) {
        if (with == null) {
            return null;
        }
        return switch (with) {
            case "right" -> enrolling.otp();
            case "wrong" -> enrolling.otp().startsWith("0") ? "1" : "0";
            default -> with;
        };
    }

    private static String message(Enrolling enrolling, @Nullable String with) {
        return "its".equals(with) && enrolling.status().equals("ACTIVATION_REQUIRED")
                ? enrolling.code().message()
                : "another's";
    }

    private static String proving(Enrolling enrolling, @Nullable String with) {
        return "its".equals(with) && enrolling.story.state() instanceof Enrollment.ActivationRequired proving
                ? proving.device().id()
                : "another's";
    }

    private static String pending(Enrolling enrolling, @Nullable String with) {
        return "its".equals(with) && enrolling.status().equals("PAIRING_REQUIRED")
                ? enrolling.pairing().device().id()
                : "another's";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DEVICE_ENROLLMENT_REQUIRED   | device.create device.skipEnrollment
        ACTIVATION_REQUIRED          | device.activate otp.resend device.delete
        ACTIVATION_REQUIRED SMS      | device.activate otp.resend device.delete
        ACTIVATION_REQUIRED VOICE    | device.activate otp.resend device.delete
        ACTIVATION_REQUIRED TOTP     | device.activate device.delete
        ACTIVATION_REQUIRED FIDO     | device.activate device.delete
        PAIRING_REQUIRED             | device.delete
        MOBILE_PAIRING_FAILURE       | device.create device.delete device.skipEnrollment
        """)
    @DisplayName("links what decisions.md section 5 says of each state")
    void links(String where, String links) {
        assertThat(standing(where).story.offered()).containsExactly(links.split(" "));
    }
}

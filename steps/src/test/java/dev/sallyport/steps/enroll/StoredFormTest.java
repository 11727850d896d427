package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Secret;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.engine.kit.StoredForm;
import dev.sallyport.steps.enroll.Device.Authenticator;
import dev.sallyport.steps.enroll.Device.Mailbox;
import dev.sallyport.steps.enroll.Device.MobileApp;
import dev.sallyport.steps.enroll.Device.NewPasskey;
import dev.sallyport.steps.enroll.Device.PairedApp;
import dev.sallyport.steps.enroll.Device.Passkey;
import dev.sallyport.steps.enroll.Device.Phone;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.Enrolled;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.enroll.Enrollment.Skipped;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.Delivery;
import dev.sallyport.steps.enroll.Proof.FidoProof;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.otp.CodeCount;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.CreationOptions;
import dev.sallyport.steps.webauthn.Credential;
import dev.sallyport.steps.webauthn.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What an enrollment stores")
class StoredFormTest {
    private static final String PLACE = "execution/e/1";
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String PAIRING_KEY = "ABCDEFGHIJKLMNOPQRSTUVWX";
    private static final String PUSH_TOKEN = "push-token-of-the-phone";
    private static final Instant NOON = HandSetClock.NOON;
    private static final StoredForm STORED = new StoredForm(World.TYPE);

    /** A value under the name of the file that holds its stored form. Such a file is never changed, only added. */
    record Sample(String file, Class<?> type, Object value) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Sample> samples() {
        var mailbox = new Mailbox("d1", "work", Samples.EMAIL);
        var app = new Authenticator("d2", null, new Secret(SECRET), "alice", Map.of("issuer", "Acme"), 0);
        var phone = new MobileApp("d3", null, Samples.PHONE_APP);
        var code = new Code("k.digest", "m1", 2, NOON, 3, NOON.plusSeconds(30), 4, Delivery.SENT);
        return List.of(
                new Sample("EnrollmentRequired", EnrollmentRequired.class, new EnrollmentRequired()),
                new Sample("ActivationRequired-code", ActivationRequired.class, new ActivationRequired(mailbox, code)),
                new Sample(
                        "ActivationRequired-totp",
                        ActivationRequired.class,
                        new ActivationRequired(app, new TotpProof(3, 0, NOON))),
                new Sample(
                        "PairingRequired",
                        PairingRequired.class,
                        new PairingRequired(phone, new PairingKey(new Secret(PAIRING_KEY), NOON))),
                new Sample(
                        "MobilePairingFailure",
                        MobilePairingFailure.class,
                        new MobilePairingFailure(new Failure("PAIRING_KEY_EXPIRED", "Too late."))),
                new Sample("Enrolled", Enrolled.class, new Enrolled("d1", "EMAIL")),
                new Sample("Skipped", Skipped.class, new Skipped()),
                new Sample("EnrollTerms", EnrollTerms.class, terms()),
                new Sample("device-EMAIL", Device.class, mailbox),
                new Sample("device-TOTP", Device.class, app.accepted(59)),
                new Sample("device-MOBILE", Device.class, phone),
                new Sample("user", User.class, new User(true, Map.of(Samples.DEFINITION, 2), null)),
                new Sample("otpCount", CodeCount.class, new CodeCount(2, 1, 4, 3, NOON, NOON, NOON, null)),
                new Sample("device-SMS", Device.class, new Phone("d4", "own", DeviceType.SMS, "+14155550100")),
                new Sample("device-VOICE", Device.class, new Phone("d5", null, DeviceType.VOICE, "+14155550100")),
                new Sample(
                        "ActivationRequired-fido",
                        ActivationRequired.class,
                        new ActivationRequired(pendingPasskey(), new FidoProof(new Attempts(3, 0, NOON)))),
                new Sample("device-PLATFORM-pending", Device.class, pendingPasskey()),
                new Sample("device-PLATFORM", Device.class, Passkey.of(pendingPasskey(), credential())),
                new Sample("device-MOBILE-paired", Device.class, pairedApp()),
                new Sample(
                        "pairingKey", IssuedKey.class, new IssuedKey("d3", Samples.PHONE_APP, NOON, null, null, null)),
                new Sample(
                        "pairingKey-claimed",
                        IssuedKey.class,
                        new IssuedKey("d3", Samples.PHONE_APP, NOON, "thumbprint", NOON.minusSeconds(9), null)),
                new Sample(
                        "pairingKey-failed",
                        IssuedKey.class,
                        new IssuedKey(
                                "d3",
                                Samples.PHONE_APP,
                                NOON,
                                null,
                                null,
                                new Failure("APPLICATION_MISMATCH", "Another application."))),
                new Sample("user-passkey", User.class, new User(true, Map.of(), "userHandle")));
    }

    private static NewPasskey pendingPasskey() {
        var options = new CreationOptions(
                new CreationOptions.RelyingParty("example.org", "Example"),
                new CreationOptions.Account("userHandle", Samples.EMAIL, Samples.EMAIL),
                "challenge",
                CreationOptions.ALGORITHMS,
                List.of(new CreationOptions.Excluded("credential0", List.of("internal"))),
                CreationOptions.Attachment.PLATFORM,
                Requirement.PREFERRED,
                Requirement.REQUIRED,
                false);
        return new NewPasskey("d6", "laptop", DeviceType.PLATFORM, options);
    }

    private static Credential credential() {
        return new Credential(
                "credential1",
                "coseKey",
                -7,
                4_294_967_295L,
                "00000000-0000-0000-0000-000000000000",
                List.of("internal", "hybrid"),
                true,
                true,
                false,
                "none",
                Trust.NONE,
                "attestationObject",
                "clientDataJson");
    }

    private static PairedApp pairedApp() {
        return new PairedApp(
                "d7",
                null,
                Samples.PHONE_APP,
                "1.2",
                "install",
                "{\"kty\":\"EC\"}",
                new MobilePayload.Os("Android", "17"),
                new MobilePayload.Model("Pixel 10"),
                new PairedApp.PushTarget("FCM", new Secret(PUSH_TOKEN)));
    }

    private static EnrollTerms terms() {
        var world = World.of("""
                {"newDeviceNotification": "EMAIL_THEN_SMS", "authentication": {"deviceSelection": "DEFAULT_TO_FIRST"},
                 "email": {"enabled": true, "otp": {"otpLength": 8, "lifeTime": {"duration": 5, "timeUnit": "MINUTES"}}}}
                """);
        var terms = world.begin().story.context().terms();
        return new EnrollTerms(
                terms.email(),
                terms.mobilePhone(),
                List.of(DeviceType.MOBILE, DeviceType.EMAIL, DeviceType.TOTP),
                terms.mfaSettings(),
                terms.applications(),
                terms.policy(),
                terms.template(),
                terms.skipEnrollment(),
                terms.enableMfa());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackAsItWas(Sample sample) {
        assertThat(STORED.read(STORED.write(sample.value(), PLACE), sample.type(), PLACE))
                .isEqualTo(sample.value());
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("is still read in the form of earlier servers, so that running executions survive")
    void golden(Sample sample) throws IOException {
        assertThat(STORED.read(file(sample), sample.type(), PLACE)).isEqualTo(sample.value());
        assertThat(JsonMapper.shared().readTree(STORED.write(sample.value(), PLACE)))
                .as("another form needs another file beside the old one")
                .isEqualTo(JsonMapper.shared().readTree(file(sample)));
    }

    private static String file(Sample sample) throws IOException {
        try (var in = StoredFormTest.class.getResourceAsStream("stored/" + sample.file() + ".json")) {
            return new String(Objects.requireNonNull(in, sample.file()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hasAFileForEveryState() {
        var seen = new HashSet<Class<?>>();
        samples().forEach(it -> seen.add(it.type()));

        assertThat(seen).containsAll(List.of(Enrollment.class.getPermittedSubclasses()));
    }

    @Test
    void hasAFileForEveryDeviceAndProof() {
        var written =
                samples().stream().map(it -> STORED.write(it.value(), PLACE)).toList();

        for (var kind : List.of("EMAIL", "PHONE", "TOTP", "NEW_PASSKEY", "PASSKEY", "MOBILE", "PAIRED_APP")) {
            assertThat(written).as(kind).anyMatch(it -> it.contains("\"kind\":\"" + kind + "\""));
        }
        for (var kind : List.of("code", "totp", "fido")) {
            assertThat(written).as(kind).anyMatch(it -> it.contains("\"proof\":{\"kind\":\"" + kind + "\""));
        }
    }

    @Test
    void holdsNoSecretInClear() {
        var all = samples().stream().map(it -> STORED.write(it.value(), PLACE)).toList();

        assertThat(all).noneMatch(it -> it.contains(SECRET) || it.contains(PAIRING_KEY) || it.contains(PUSH_TOKEN));
        assertThat(Stream.of(all.get(2), all.get(3))).allMatch(it -> it.contains("sealed."));
    }

    @Test
    void opensNowhereElse() {
        var stored = STORED.write(samples().get(3).value(), PLACE);

        assertThatThrownBy(() -> STORED.read(stored, PairingRequired.class, "execution/e/2"))
                .isInstanceOf(RuntimeException.class);
    }
}

package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.kit.FakeDigest;
import dev.sallyport.steps.enroll.Device.PairedApp;
import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.MfaSettings.KeyFormat;
import dev.sallyport.steps.policy.Reference;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A phone's claim of a pairing key")
class ClaimTest {
    private final World world = World.of("{}");

    private static ClaimPairing good() {
        return Phones.claims(Phones.APP);
    }

    private static Kept<IssuedKey> key(Enrolling enrolling) {
        return IssuedKey.of(enrolling.story.context()).orElseThrow();
    }

    private static PairingClaim told(Enrolling enrolling, String phone) {
        return PairingClaim.of(key(enrolling), Phones.payload(phone, "again", Phones.APP, null));
    }

    private static String refusal(PairingClaim claim) {
        return claim instanceof PairingClaim.Refused(var problem) ? problem.name() : "";
    }

    @Test
    void bindsTheAppAndEndsTheStepInOneMove() {
        var enrolling = world.begin().create("MOBILE");
        var pending = enrolling.pairing().device();
        enrolling.ask("pairing.claim", good());

        assertThat(enrolling.status()).isEqualTo("ENROLLED");
        assertThat(world.devices()).singleElement().isInstanceOfSatisfying(PairedApp.class, it -> {
            assertThat(it.id()).isEqualTo(pending.id());
            assertThat(it.application()).isEqualTo(Samples.PHONE_APP);
            assertThat(it.version()).isEqualTo("1.2");
            assertThat(it.model().name()).isEqualTo("Pixel 10");
        });
        assertThat(world.user().mfaEnabled()).isTrue();
        assertThat(key(enrolling).status()).isEqualTo("CLAIMED");
        assertThat(told(enrolling, "phone")).isEqualTo(new PairingClaim.Holds(pending.id()));
        assertThat(refusal(told(enrolling, "another phone"))).isEqualTo("PAIRING_KEY_CLAIMED");
    }

    @Test
    @DisplayName("spends its jti, so that each is taken once")
    void jti() {
        var spent = world.begin()
                .create("MOBILE")
                .ask("pairing.claim", good())
                .story
                .spent();

        assertThat(spent).containsExactly(new Effect.Spend("jti phone jti", 1, Duration.ofMinutes(10)));
    }

    @Test
    @DisplayName("finds the key by its digest; the code itself is in the sealed state alone")
    void lookup() {
        var enrolling = world.begin().create("MOBILE");
        var code = enrolling.pairing().pairingKey().code().value();

        assertThat(enrolling.story.kept()).singleElement().satisfies(it -> {
            assertThat(it.lookup()).isNotNull();
            assertThat(it.lookup().value()).isIn(IssuedKey.lookups(new FakeDigest(), code));
            assertThat(it.toString()).doesNotContain(code);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # mode   | policy      | push demanded | verdict | push       | failure
        ENABLED  | restrictive | true          | PASSED  | FCM        |
        ENABLED  | restrictive | true          | FAILED  | FCM        | DEVICE_INTEGRITY_COMPROMISED
        ENABLED  | restrictive | true          | UNKNOWN | FCM        | DEVICE_INTEGRITY_COMPROMISED
        ENABLED  | permissive  | true          | UNKNOWN | FCM        |
        ENABLED  | permissive  | true          | FAILED  | FCM        | DEVICE_INTEGRITY_COMPROMISED
        DISABLED | restrictive | true          | FAILED  | FCM        |
        ENABLED  | restrictive | true          | PASSED  |            | PUSH_REGISTRATION_FAILED
        ENABLED  | restrictive | true          | PASSED  | PIGEON     | PUSH_REGISTRATION_FAILED
        ENABLED  | restrictive | true          | PASSED  | malformed  | PUSH_REGISTRATION_FAILED
        ENABLED  | restrictive | false         | PASSED  |            |
        """)
    @DisplayName("fails its key and the step with the same error")
    void failures(
            String mode,
            String policy,
            boolean demanded,
            IntegrityVerdict verdict,
            @Nullable String push,
            @Nullable String failure) {
        world.settings = settings(mode, policy, demanded);
        var enrolling = world.begin().create("MOBILE").ask("pairing.claim", Phones.claims(verdict, push(push)));

        assertThat(enrolling.refusal()).isEqualTo(failure == null ? "" : failure);
        if (failure != null) {
            assertThat(enrolling.story.state(MobilePairingFailure.class).error())
                    .extracting(Failure::code)
                    .isEqualTo(failure);
            assertThat(refusal(told(enrolling, "another phone"))).isEqualTo(failure);
            assertThat(world.devices()).isEmpty();
        }
    }

    private static Settings settings(String mode, String policy, boolean demanded) {
        var members = """
                {"mobile": {"enabled": true, "applications": [{"id": "%s", "integrityDetection": "%s", "push": {"enabled": %s}}]}}
                """.formatted(Samples.PHONE_APP, policy, demanded);
        var detection = new Application.IntegrityDetection(mode, "demo");
        var app = new Application(
                Samples.PHONE_APP,
                new Reference(Samples.ENVIRONMENT),
                "Phone",
                true,
                new Application.Mobile("dev.sallyport.phone", "dev.sallyport.phone", detection));
        return new Settings(
                Samples.ENVIRONMENT,
                List.of(Samples.policy(members), Samples.settings(3, KeyFormat.ALPHANUMERIC), app));
    }

    private static MobilePayload.@Nullable Push push(@Nullable String provider) {
        if (provider == null) {
            return null;
        }
        return provider.equals("malformed")
                ? new MobilePayload.Push("FCM", "")
                : new MobilePayload.Push(provider, "push-token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dev.sallyport.phone |                     |
                            | dev.sallyport.phone |
        dev.sallyport.phone | dev.sallyport.phone |
        dev.sallyport.other |                     | APPLICATION_MISMATCH
        dev.sallyport.phone | dev.sallyport.other | APPLICATION_MISMATCH
        """)
    void isMadeByTheKeysApplication(@Nullable String bundleId, @Nullable String packageName, @Nullable String failure) {
        var app = new MobilePayload.App(bundleId, packageName, "1");

        assertThat(world.begin()
                        .create("MOBILE")
                        .ask("pairing.claim", Phones.claims(app))
                        .refusal())
                .isEqualTo(failure == null ? "" : failure);
    }

    @Test
    void failsWhereTheUserHasAsManyDevicesAsAreAllowedByNow() {
        var waiting = world.begin().create("MOBILE");
        for (var i = 0; i < 3; i++) {
            world.begin().createEmail("a" + i + "@example.com", null).right();
        }

        assertThat(waiting.ask("pairing.claim", good()).refusal()).isEqualTo("DEVICE_LIMIT_REACHED");
        assertThat(waiting.status()).isEqualTo("MOBILE_PAIRING_FAILURE");
    }

    @Test
    void isToldThatTheKeyLapsed() {
        var enrolling = world.begin().create("MOBILE");
        var device = enrolling.pairing().device().id();
        enrolling.after(Duration.ofMinutes(10)).ask("pairing.lapse", new PairingLapsed(device));

        assertThat(refusal(told(enrolling, "phone"))).isEqualTo("PAIRING_KEY_EXPIRED");
    }

    @Test
    @DisplayName("is told that the key lapsed where its execution ended without it")
    void lapsedWithItsExecution() {
        assertThat(refusal(told(world.begin().create("MOBILE"), "phone"))).isEqualTo("PAIRING_KEY_EXPIRED");
    }

    @Test
    void findsNothingOfAPairingThatWasGivenUp() {
        var enrolling = world.begin().create("MOBILE").delete();

        assertThat(enrolling.status()).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        assertThat(enrolling.story.kept())
                .singleElement()
                .satisfies(it -> assertThat(it.lookup()).isNull());
    }

    @Test
    void isForThePairingThatStandsThere() {
        var enrolling = world.begin().create("MOBILE").delete().create("MOBILE");
        enrolling.ask("pairing.claim", good());

        assertThat(enrolling.status()).isEqualTo("ENROLLED");
        assertThat(key(enrolling).body().claimedBy()).isEqualTo("phone");
    }
}

package dev.sallyport.hal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sallyport.engine.State;
import dev.sallyport.steps.enroll.Device;
import dev.sallyport.steps.enroll.EnrollTerms;
import dev.sallyport.steps.enroll.Enrollment;
import dev.sallyport.steps.enroll.PairingKey;
import dev.sallyport.steps.enroll.Proof;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.MfaSettings;
import dev.sallyport.steps.policy.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the world may see of an enrollment (decisions.md section 5). Nothing shows unless it is named here. */
public final class EnrollViews implements StepViews {

    private interface Offer {
        @JsonProperty
        @Told("The input's, to be offered.")
        @Nullable String email();

        @JsonProperty
        @Told("The input's, to be offered.")
        @Nullable String mobilePhone();

        @JsonProperty
        @Told("What may be enrolled, in the order in which it should be offered.")
        List<DeviceType> allowedtypes();

        @JsonProperty
        MfaSettings mfaSettings();

        @JsonProperty
        @Told("The native applications that a phone can be paired with.")
        List<Application> applications();
    }

    private interface Activation {
        @JsonProperty
        Device device();

        @JsonProperty("otp")
        @Told("What is known of the code; absent for PLATFORM and SECURITY_KEY.")
        @Nullable Proof shownProof();
    }

    private interface Pairing {
        @JsonProperty
        Device device();

        @JsonProperty
        PairingKey pairingKey();

        @JsonProperty
        @Told("How long a client waits between two reads, where it does not wait by Prefer.")
        int pollAfterSeconds();
    }

    private interface PairingFailure {
        @JsonProperty
        @Told("Why the phone could not be paired.")
        Enrollment.Failure error();
    }

    private interface FailureMembers {
        @JsonProperty
        String code();

        @JsonProperty
        String message();
    }

    private interface CodeMembers {
        @JsonProperty
        @Told("Until when the code holds.")
        Instant expiresAt();

        @JsonProperty
        @Told("Wrong codes until it is dead.")
        int attemptsRemaining();

        @JsonProperty
        @Told("From when on otp.resend is not refused.")
        Instant resendAvailableAt();

        @JsonProperty
        int resendsRemaining();

        @JsonProperty
        @Told("How far the message has come.")
        Proof.Delivery delivery();
    }

    private interface TotpMembers {
        @JsonProperty
        int attemptsRemaining();
    }

    private interface PairingKeyMembers {
        @JsonProperty("code")
        @Told(
                value = "What the phone is given, and the content of the QR code.",
                pattern = "^([A-Z2-7]{24}|[0-9]{14})$")
        String shownCode();

        @JsonProperty
        @Told("Until when a phone can claim it.")
        Instant expiresAt();
    }

    private interface SettingsMembers {
        @JsonProperty
        @Nullable Reference environment();

        @JsonProperty
        MfaSettings.Pairing pairing();
    }

    private interface SettingsPairing {
        @JsonProperty
        int maxAllowedDevices();
    }

    private interface ApplicationMembers {
        @JsonProperty
        String id();

        @JsonProperty
        @Nullable Reference environment();

        @JsonProperty
        String name();

        @JsonProperty
        boolean enabled();

        @JsonProperty
        Application.@Nullable Mobile mobile();
    }

    private interface MobileMembers {
        @JsonProperty
        @Nullable String bundleId();

        @JsonProperty
        @Nullable String packageName();

        @JsonProperty
        Application.@Nullable IntegrityDetection integrityDetection();
    }

    private interface IntegrityMembers {
        @JsonProperty
        @Nullable String mode();
    }

    private interface Id {
        @JsonProperty
        @Nullable String id();
    }

    @Override
    public String type() {
        return "MFA_ENROLLMENT";
    }

    @Override
    public JsonMapper.Builder addTo(JsonMapper.Builder open) {
        return EnrollRequests.addTo(PendingDeviceViews.addTo(open))
                .addMixIn(EnrollTerms.class, Offer.class)
                .addMixIn(Enrollment.ActivationRequired.class, Activation.class)
                .addMixIn(Enrollment.PairingRequired.class, Pairing.class)
                .addMixIn(Enrollment.MobilePairingFailure.class, PairingFailure.class)
                .addMixIn(Enrollment.Failure.class, FailureMembers.class)
                .addMixIn(Proof.Code.class, CodeMembers.class)
                .addMixIn(Proof.TotpProof.class, TotpMembers.class)
                .addMixIn(PairingKey.class, PairingKeyMembers.class)
                .addMixIn(MfaSettings.class, SettingsMembers.class)
                .addMixIn(MfaSettings.Pairing.class, SettingsPairing.class)
                .addMixIn(Application.class, ApplicationMembers.class)
                .addMixIn(Application.Mobile.class, MobileMembers.class)
                .addMixIn(Application.IntegrityDetection.class, IntegrityMembers.class)
                .addMixIn(Reference.class, Id.class);
    }

    @Override
    public Class<?> shown(Class<? extends State> state) {
        return state == Enrollment.EnrollmentRequired.class ? EnrollTerms.class : state;
    }
}

package dev.sallyport.hal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sallyport.engine.run.Stage;
import dev.sallyport.steps.enroll.Device;
import dev.sallyport.steps.enroll.EnrollTerms;
import dev.sallyport.steps.enroll.Enrollment;
import dev.sallyport.steps.enroll.PairingKey;
import dev.sallyport.steps.enroll.Proof;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.MfaSettings;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.webauthn.CreationOptions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the world may see of an enrollment (decisions.md section 5). Nothing shows unless it is named here. */
public final class EnrollViews implements StepViews {

    private interface Offer {
        @JsonProperty
        @Nullable String email();

        @JsonProperty
        @Nullable String mobilePhone();

        @JsonProperty
        List<DeviceType> allowedtypes();

        @JsonProperty
        MfaSettings mfaSettings();

        @JsonProperty
        List<Application> applications();
    }

    private interface Activation {
        @JsonProperty
        Device device();

        @JsonProperty("otp")
        @Nullable Proof shownProof();
    }

    private interface Pairing {
        @JsonProperty
        Device device();

        @JsonProperty
        PairingKey pairingKey();

        @JsonProperty
        int pollAfterSeconds();
    }

    private interface PairingFailure {
        @JsonProperty
        Enrollment.Failure error();
    }

    private interface FailureMembers {
        @JsonProperty
        String code();

        @JsonProperty
        String message();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface PendingDevice {
        @JsonProperty
        String id();

        @JsonProperty
        DeviceType type();

        @JsonProperty("status")
        String pendingStatus();

        @JsonProperty
        @Nullable String nickname();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface MailboxMembers extends PendingDevice {
        @JsonProperty
        String email();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface PhoneMembers extends PendingDevice {
        @JsonProperty
        String phone();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface AuthenticatorMembers extends PendingDevice {
        @JsonProperty("secret")
        String shownSecret();

        @JsonProperty
        String keyUri();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface NewPasskeyMembers extends PendingDevice {
        @JsonProperty
        CreationOptions.RelyingParty rp();

        @JsonProperty
        String publicKeyCredentialCreationOptions();

        @JsonProperty
        JsonNode publicKeyCredentialCreationOptionsJSON();
    }

    private interface RelyingPartyMembers {
        @JsonProperty
        String id();

        @JsonProperty
        String name();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface MobileAppMembers extends PendingDevice {
        @JsonProperty("application")
        Reference shownApplication();
    }

    private interface CodeMembers {
        @JsonProperty
        Instant expiresAt();

        @JsonProperty
        int attemptsRemaining();

        @JsonProperty
        Instant resendAvailableAt();

        @JsonProperty
        int resendsRemaining();

        @JsonProperty
        Proof.Delivery delivery();
    }

    private interface TotpMembers {
        @JsonProperty
        int attemptsRemaining();
    }

    private interface PairingKeyMembers {
        @JsonProperty("code")
        String shownCode();

        @JsonProperty
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
        return open.addMixIn(EnrollTerms.class, Offer.class)
                .addMixIn(Enrollment.ActivationRequired.class, Activation.class)
                .addMixIn(Enrollment.PairingRequired.class, Pairing.class)
                .addMixIn(Enrollment.MobilePairingFailure.class, PairingFailure.class)
                .addMixIn(Enrollment.Failure.class, FailureMembers.class)
                .addMixIn(Device.Mailbox.class, MailboxMembers.class)
                .addMixIn(Device.Phone.class, PhoneMembers.class)
                .addMixIn(Device.Authenticator.class, AuthenticatorMembers.class)
                .addMixIn(Device.NewPasskey.class, NewPasskeyMembers.class)
                .addMixIn(CreationOptions.RelyingParty.class, RelyingPartyMembers.class)
                .addMixIn(Device.MobileApp.class, MobileAppMembers.class)
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
    public Object shown(Stage.InStep stage) {
        return stage.state() instanceof Enrollment.EnrollmentRequired ? stage.terms() : stage.state();
    }
}

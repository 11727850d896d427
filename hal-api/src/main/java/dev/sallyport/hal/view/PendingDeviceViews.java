package dev.sallyport.hal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sallyport.steps.enroll.Device;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.webauthn.CreationOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the world may see of a device that waits for its proof. Kept devices have no view here. */
final class PendingDeviceViews {

    private PendingDeviceViews() {}

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface PendingDevice {
        @JsonProperty
        @Told(format = "uuid")
        String id();

        @JsonProperty
        DeviceType type();

        @JsonProperty("status")
        @Told(only = "ACTIVATION_REQUIRED")
        String pendingStatus();

        @JsonProperty
        @Told(value = "What the user calls it.", longest = 100)
        @Nullable String nickname();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface MailboxMembers extends PendingDevice {
        @Override
        @JsonProperty
        @Told(only = "EMAIL")
        DeviceType type();

        @JsonProperty
        @Told(value = "Where codes are sent to.", format = "email")
        String email();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface PhoneMembers extends PendingDevice {
        @Override
        @JsonProperty
        @Told(only = {"SMS", "VOICE"})
        DeviceType type();

        @JsonProperty
        @Told(value = "Where codes are sent to, E.164.", pattern = "^\\+[1-9][0-9]{3,14}$")
        String phone();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface AuthenticatorMembers extends PendingDevice {
        @Override
        @JsonProperty
        @Told(only = "TOTP")
        DeviceType type();

        @JsonProperty("secret")
        @Told(value = "For those who cannot scan: base32, 160 bits.", pattern = "^[A-Z2-7]{32}$")
        String shownSecret();

        @JsonProperty
        @Told(value = "What an authenticator app scans: an otpauth URI.", format = "uri")
        String keyUri();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface NewPasskeyMembers extends PendingDevice {
        @Override
        @JsonProperty
        @Told(only = {"PLATFORM", "SECURITY_KEY"})
        DeviceType type();

        @JsonProperty
        CreationOptions.RelyingParty rp();

        @JsonProperty
        @Told("The options as the vendor's clients take them: JSON within a string, bytes as arrays of signed numbers.")
        String publicKeyCredentialCreationOptions();

        @JsonProperty
        @Told(schema = "PublicKeyCredentialCreationOptionsJSON")
        JsonNode publicKeyCredentialCreationOptionsJSON();
    }

    private interface RelyingPartyMembers {
        @JsonProperty
        @Told("A domain.")
        String id();

        @JsonProperty
        String name();
    }

    @JsonPropertyOrder({"id", "type", "status", "nickname"})
    private interface MobileAppMembers extends PendingDevice {
        @Override
        @JsonProperty
        @Told(only = "MOBILE")
        DeviceType type();

        @JsonProperty("application")
        Reference shownApplication();
    }

    static JsonMapper.Builder addTo(JsonMapper.Builder open) {
        return open.addMixIn(Device.Mailbox.class, MailboxMembers.class)
                .addMixIn(Device.Phone.class, PhoneMembers.class)
                .addMixIn(Device.Authenticator.class, AuthenticatorMembers.class)
                .addMixIn(Device.NewPasskey.class, NewPasskeyMembers.class)
                .addMixIn(CreationOptions.RelyingParty.class, RelyingPartyMembers.class)
                .addMixIn(Device.MobileApp.class, MobileAppMembers.class);
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Family;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Secret;
import dev.sallyport.steps.otp.Totp;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.webauthn.CreationOptions;
import dev.sallyport.steps.webauthn.Credential;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is being enrolled, and what is kept once it is. */
public sealed interface Device {
    /** Kept devices; their key is the device's id. */
    Kind<Device> KIND = new Kind<>("device", Device.class);

    /** The kept status of a device that can be used. */
    String ACTIVE = "ACTIVE";

    Family FAMILY = Family.of(
            Device.class,
            "EMAIL",
            Mailbox.class,
            "PHONE",
            Phone.class,
            "TOTP",
            Authenticator.class,
            "NEW_PASSKEY",
            NewPasskey.class,
            "PASSKEY",
            Passkey.class,
            "MOBILE",
            MobileApp.class,
            "PAIRED_APP",
            PairedApp.class);

    /** A UUID. */
    String id();

    DeviceType type();

    /** 1-100 characters; null: none was given. */
    @Nullable String nickname();

    /** What the wire says of a device that waits for its proof; a kept one has its status beside it. */
    default String pendingStatus() {
        return "ACTIVATION_REQUIRED";
    }

    /** A device that is sent codes. */
    sealed interface Addressed extends Device {

        /** Where codes go to. */
        String address();

        /** What counts as the same address. */
        String normalized();
    }

    /** A mailbox that receives codes. */
    record Mailbox(String id, @Nullable String nickname, String email) implements Addressed {
        @Override
        public DeviceType type() {
            return DeviceType.EMAIL;
        }

        @Override
        public String address() {
            return email;
        }

        @Override
        public String normalized() {
            return new EmailAddress(email).normalized();
        }
    }

    /**
     * A phone that receives codes by text message or by call.
     *
     * @param type SMS or VOICE
     * @param phone E.164
     */
    record Phone(String id, @Nullable String nickname, DeviceType type, String phone) implements Addressed {
        @Override
        public String address() {
            return phone;
        }

        @Override
        public String normalized() {
            return phone;
        }
    }

    /**
     * An authenticator app.
     *
     * @param secret base32
     * @param account what the app shows it under
     * @param lastStep the last time step that was accepted, 0: none yet
     */
    record Authenticator(
            String id,
            @Nullable String nickname,
            Secret secret,
            String account,
            Map<String, String> uriParameters,
            long lastStep)
            implements Device {
        public Authenticator {
            uriParameters = new TreeMap<>(uriParameters);
        }

        @Override
        public DeviceType type() {
            return DeviceType.TOTP;
        }

        /** The secret for whoever enrolls it: base32, shown while the device is pending. */
        public String shownSecret() {
            return secret.value();
        }

        /** What the app scans. */
        public String keyUri() {
            return Totp.keyUri(secret.value(), account, uriParameters);
        }

        Authenticator accepted(long step) {
            return new Authenticator(id, nickname, secret, account, uriParameters, step);
        }
    }

    /**
     * A FIDO authenticator that is to make a credential.
     *
     * @param type PLATFORM or SECURITY_KEY
     */
    record NewPasskey(String id, @Nullable String nickname, DeviceType type, CreationOptions options)
            implements Device {
        public CreationOptions.RelyingParty rp() {
            return options.rp();
        }

        /** The vendor's form, see {@link CreationOptions}. */
        public String publicKeyCredentialCreationOptions() {
            return options.publicKeyCredentialCreationOptions();
        }

        /** The standard's form, see {@link CreationOptions}. */
        public JsonNode publicKeyCredentialCreationOptionsJSON() {
            return options.publicKeyCredentialCreationOptionsJSON();
        }
    }

    /**
     * A FIDO authenticator that made a credential.
     *
     * @param type PLATFORM or SECURITY_KEY
     * @param userHandle what the authenticator knows the user as
     */
    record Passkey(
            String id,
            @Nullable String nickname,
            DeviceType type,
            CreationOptions.RelyingParty rp,
            String userHandle,
            Credential credential)
            implements Device {

        static Passkey of(NewPasskey pending, Credential credential) {
            var options = pending.options();
            return new Passkey(
                    pending.id(),
                    pending.nickname(),
                    pending.type(),
                    options.rp(),
                    options.user().id(),
                    credential);
        }
    }

    /**
     * An app on a phone that is to claim its pairing key.
     *
     * @param application the native application's id
     */
    record MobileApp(String id, @Nullable String nickname, String application) implements Device {
        @Override
        public DeviceType type() {
            return DeviceType.MOBILE;
        }

        public Reference shownApplication() {
            return new Reference(application);
        }
    }

    /**
     * An app on a phone that claimed its pairing key.
     *
     * @param application the native application's id
     * @param installation the app's own id of its installation
     * @param key the phone's public key, a JWK: what its later answers are verified with
     * @param push sealed: whoever has it can push to the phone; null: the app can not be pushed to
     */
    record PairedApp(
            String id,
            @Nullable String nickname,
            String application,
            String version,
            String installation,
            String key,
            MobilePayload.Os os,
            MobilePayload.Model model,
            @Nullable PushTarget push)
            implements Device {

        /** Where the app can be pushed to. */
        public record PushTarget(String provider, Secret token) {}

        static PairedApp of(MobileApp pending, MobilePayload payload) {
            var push = payload.push();
            return new PairedApp(
                    pending.id(),
                    pending.nickname(),
                    pending.application(),
                    payload.app().version(),
                    payload.installation(),
                    payload.publicKey(),
                    payload.os(),
                    payload.model(),
                    push == null || !push.isWellFormed()
                            ? null
                            : new PushTarget(push.provider(), new Secret(push.token())));
        }

        @Override
        public DeviceType type() {
            return DeviceType.MOBILE;
        }
    }
}

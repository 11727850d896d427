package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Family;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Secret;
import dev.sallyport.steps.otp.Totp;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.Reference;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is being enrolled, and what is kept once it is. */
public sealed interface Device {
    /** Kept devices; their key is the device's id. */
    Kind<Device> KIND = new Kind<>("device", Device.class);

    /** The kept status of a device that can be used. */
    String ACTIVE = "ACTIVE";

    Family FAMILY =
            Family.of(Device.class, "EMAIL", Mailbox.class, "TOTP", Authenticator.class, "MOBILE", MobileApp.class);

    /** A UUID. */
    String id();

    DeviceType type();

    /** 1-100 characters; null: none was given. */
    @Nullable String nickname();

    /** What the wire says of a device that waits for its proof; a kept one has its status beside it. */
    default String pendingStatus() {
        return "ACTIVATION_REQUIRED";
    }

    /** A mailbox that receives codes. */
    record Mailbox(String id, @Nullable String nickname, String email) implements Device {
        @Override
        public DeviceType type() {
            return DeviceType.EMAIL;
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
     * An app on a phone.
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
}

package dev.sallyport.steps.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A device authentication policy (wire.md 2.9). Members that no step reads yet are kept as they came.
 *
 * @param id a UUID
 * @param standard whether it is the environment's default; {@code default} on the wire
 */
public record DeviceAuthenticationPolicy(
        String id,
        @Nullable Reference environment,
        String name,
        boolean standard,
        @Nullable NewDeviceNotification newDeviceNotification,
        @Nullable Offline email,
        @Nullable Offline sms,
        @Nullable Offline voice,
        @Nullable Totp totp,
        @Nullable Mobile mobile,
        @Nullable Fido fido2,
        @Nullable Fido platform,
        @Nullable Fido securityKey,
        @Nullable JsonNode authentication,
        @Nullable JsonNode whatsApp,
        @Nullable JsonNode oathToken,
        @Nullable JsonNode rememberMe,
        @Nullable JsonNode notificationsPolicy,
        @Nullable Boolean ignoreUserLock,
        @Nullable Boolean blockDisabledUsers,
        @Nullable Boolean blockUsersWithDisabledMfa,
        @Nullable Boolean forSignOnPolicy) {

    /** Whom a new device is told to: the first of the user's other addresses, by this order. */
    public enum NewDeviceNotification {
        NONE,
        EMAIL_THEN_SMS,
        SMS_THEN_EMAIL
    }

    /** A type whose proof is a code that is sent. */
    public record Offline(
            boolean enabled,
            @Nullable Boolean pairingDisabled,
            @Nullable Boolean promptForNicknameOnPairing,
            @Nullable Otp otp) {}

    /**
     * How codes are made and guarded.
     *
     * @param otpLength 6 to 10 digits; null: 6
     */
    public record Otp(
            @Nullable Period lifeTime,
            @Nullable Failure failure,
            @Nullable Integer otpLength) {}

    /**
     * How many failures are borne.
     *
     * @param count 1 to 7; null: 3
     * @param coolDown null: 2 minutes
     */
    public record Failure(@Nullable Integer count, @Nullable Period coolDown) {
        private static final int COUNT = 3;
        private static final Duration COOL_DOWN = Duration.ofMinutes(2);

        static int countOf(@Nullable Failure failure) {
            return failure == null || failure.count() == null ? COUNT : failure.count();
        }

        static Duration coolDownOf(@Nullable Failure failure) {
            return failure == null ? COOL_DOWN : Period.or(failure.coolDown(), COOL_DOWN);
        }
    }

    /**
     * Authenticator apps.
     *
     * @param uriParameters added to the key URI, such as {@code issuer}
     * @param window how many time steps before and after the present one count, 0 to 2; null: 1
     */
    public record Totp(
            boolean enabled,
            @Nullable Boolean pairingDisabled,
            @Nullable Boolean promptForNicknameOnPairing,
            @Nullable Otp otp,
            @Nullable JsonNode passcodeGracePeriod,
            @Nullable Map<String, String> uriParameters,
            @Nullable Integer window) {}

    /** Native applications that hold a MOBILE device. */
    public record Mobile(
            boolean enabled,
            @Nullable JsonNode otp,
            @Nullable Boolean promptForNicknameOnPairing,
            @Nullable List<MobileApplication> applications) {}

    /**
     * What holds for one native application.
     *
     * @param pairingKeyLifetime 1 minute to 48 hours; null: 10 minutes
     */
    public record MobileApplication(
            String id,
            @Nullable Push push,
            @Nullable JsonNode otp,
            @Nullable Period pushTimeout,
            @Nullable Period pairingKeyLifetime,
            @Nullable JsonNode pushLimit,
            @Nullable JsonNode deviceAuthorization,
            @Nullable JsonNode autoEnrollment,
            @Nullable String integrityDetection,
            @Nullable Boolean pairingDisabled,
            @Nullable Boolean biometricsEnabled,
            @Nullable String type) {}

    /**
     * Whether an application's devices are pushed to; where they are, a phone without a push token cannot be paired.
     *
     * @param enabled null: no
     */
    public record Push(@Nullable Boolean enabled, @Nullable JsonNode numberMatching) {}

    /**
     * FIDO authenticators. The last four are those of the vendor's FIDO2 policy, which is no resource of its own here.
     *
     * @param discoverableCredentials null: PREFERRED
     * @param trustAnchors DER certificates in base64; null: attestation is neither asked for nor needed
     */
    public record Fido(
            boolean enabled,
            @Nullable Boolean pairingDisabled,
            @Nullable String fido2PolicyId,
            @Nullable Boolean promptForNicknameOnPairing,
            @Nullable Failure failure,
            @Nullable UserVerification userVerification,
            @Nullable Requirement discoverableCredentials,
            @Nullable BackupEligibility backupEligibility,
            @Nullable List<String> trustAnchors) {}

    /**
     * Whether the authenticator must know its user.
     *
     * @param option required; {@link PolicyCheck} refuses a policy without it
     */
    public record UserVerification(
            @Nullable Requirement option, @Nullable Boolean enforceDuringAuthentication) {}

    /**
     * Whether credentials that can be backed up are taken.
     *
     * @param allow null: true
     */
    public record BackupEligibility(
            @Nullable Boolean allow, @Nullable Boolean enforceDuringAuthentication) {}

    /** Whether new devices of a type may be paired. */
    public boolean allows(DeviceType type) {
        return switch (type) {
            case EMAIL -> allows(email);
            case SMS -> allows(sms);
            case VOICE -> allows(voice);
            case TOTP -> totp != null && totp.enabled() && !Boolean.TRUE.equals(totp.pairingDisabled());
            case MOBILE -> mobile != null && mobile.enabled();
            case PLATFORM, SECURITY_KEY -> allows(fido(type));
        };
    }

    /** {@code fido2} governs both types unless the older blocks are present. */
    private @Nullable Fido fido(DeviceType type) {
        if (platform == null && securityKey == null) {
            return fido2;
        }
        return type == DeviceType.PLATFORM ? platform : securityKey;
    }

    private static boolean allows(@Nullable Offline block) {
        return block != null && block.enabled() && !Boolean.TRUE.equals(block.pairingDisabled());
    }

    private static boolean allows(@Nullable Fido block) {
        return block != null && block.enabled() && !Boolean.TRUE.equals(block.pairingDisabled());
    }

    /** The rules for codes of a type that is sent codes. */
    public CodeRules codes(DeviceType type) {
        return CodeRules.of(
                switch (type) {
                    case EMAIL -> email;
                    case SMS -> sms;
                    case VOICE -> voice;
                    case TOTP, MOBILE, PLATFORM, SECURITY_KEY ->
                        throw new IllegalArgumentException(type + " is sent no codes");
                });
    }

    /** What holds for a native application, whether or not the policy lists it. */
    public MobileRules mobileRules(String application) {
        var listed = mobile == null || mobile.applications() == null
                ? Optional.<MobileApplication>empty()
                : mobile.applications().stream()
                        .filter(it -> it.id().equals(application))
                        .findFirst();
        return MobileRules.of(listed);
    }

    public TotpRules totpRules() {
        return TotpRules.of(totp);
    }

    /** The rules for PLATFORM or SECURITY_KEY. */
    public FidoRules fidoRules(DeviceType type) {
        return switch (type) {
            case PLATFORM, SECURITY_KEY -> FidoRules.of(fido(type));
            case MOBILE, EMAIL, SMS, VOICE, TOTP -> throw new IllegalArgumentException(type + " is no FIDO type");
        };
    }
}

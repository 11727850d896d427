package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Text;
import dev.sallyport.steps.policy.DeviceType;

/** What an enrollment says to people. The wording is kept by language, under the ids. */
public enum EnrollText implements Text {
    CHOOSE_TITLE,
    CHOOSE_LEAD,
    NOTHING_TO_CHOOSE,
    TYPE,
    EMAIL,
    PHONE,
    PHONE_HINT,
    APPLICATION,
    NICKNAME,
    NICKNAME_HINT,
    CONTINUE,
    NOT_NOW,
    ANOTHER_WAY,

    TYPE_MOBILE,
    TYPE_MOBILE_HINT,
    TYPE_EMAIL,
    TYPE_EMAIL_HINT,
    TYPE_SMS,
    TYPE_SMS_HINT,
    TYPE_VOICE,
    TYPE_VOICE_HINT,
    TYPE_TOTP,
    TYPE_TOTP_HINT,
    TYPE_PLATFORM,
    TYPE_PLATFORM_HINT,
    TYPE_SECURITY_KEY,
    TYPE_SECURITY_KEY_HINT,

    CODE_TITLE,
    CODE_PENDING,
    CODE_SENT,
    CODE_FAILED,
    CODE_SPENT,
    CODE_EXPIRED,
    CALL_PENDING,
    CALL_SENT,
    CALL_FAILED,
    CODE,
    CONFIRM,
    RESEND,
    VALID_FOR,
    ATTEMPTS_LEFT,
    RESENDS_LEFT,

    TOTP_TITLE,
    TOTP_LEAD,
    TOTP_LOCKED,
    TOTP_SCAN,
    TOTP_KEY,
    TOTP_OPEN,

    PASSKEY_TITLE,
    PASSKEY_LEAD,
    PASSKEY_CREATE,
    SECURITY_KEY_TITLE,
    SECURITY_KEY_LEAD,
    SECURITY_KEY_REGISTER,
    CREDENTIAL_LOCKED,
    CREDENTIAL,
    ORIGIN,

    PAIR_TITLE,
    PAIR_LEAD,
    PAIR_SCAN,
    PAIR_KEY,
    NOT_PAIRED_TITLE,
    TRY_AGAIN,

    ENROLLED_TITLE,
    ENROLLED_LEAD,
    SKIPPED_TITLE,
    SKIPPED_LEAD;

    @Override
    public String family() {
        return "enroll";
    }

    static EnrollText of(DeviceType type) {
        return valueOf("TYPE_" + type);
    }

    static EnrollText hintOf(DeviceType type) {
        return valueOf("TYPE_" + type + "_HINT");
    }
}

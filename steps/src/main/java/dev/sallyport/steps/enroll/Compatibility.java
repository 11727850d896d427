package dev.sallyport.steps.enroll;

import dev.sallyport.steps.policy.DeviceType;

/** What the person's browser can do of WebAuthn: the input {@code webauthn.compatibility}. */
enum Compatibility {
    FULL,
    SECURITY_KEY_ONLY,
    NONE;

    boolean allows(DeviceType type) {
        return switch (type) {
            case PLATFORM -> this == FULL;
            case SECURITY_KEY -> this != NONE;
            case MOBILE, EMAIL, SMS, VOICE, TOTP -> true;
        };
    }
}

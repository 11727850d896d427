package dev.sallyport.steps.policy;

/** The device types of the enrollment step, in the order of {@code allowedtypes}. */
public enum DeviceType {
    MOBILE,
    EMAIL,
    SMS,
    VOICE,
    TOTP,
    PLATFORM,
    SECURITY_KEY
}

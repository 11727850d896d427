package dev.sallyport.steps.policy;

import java.util.Locale;

/** How much a relying party wants something of an authenticator (WebAuthn Level 3, enum-userVerificationRequirement). */
public enum Requirement {
    DISCOURAGED,
    PREFERRED,
    REQUIRED;

    /** The standard's word. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

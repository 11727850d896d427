package dev.sallyport.steps.policy;

import org.jspecify.annotations.Nullable;

/** An environment's MFA settings (wire.md 2.8). */
public record MfaSettings(@Nullable Reference environment, Pairing pairing) {

    /** How many devices a user may have where the settings do not say. */
    public static final int DEFAULT_MAX_ALLOWED_DEVICES = 5;

    /**
     * What holds for pairing.
     *
     * @param maxAllowedDevices 1 to 15
     */
    public record Pairing(int maxAllowedDevices, @Nullable KeyFormat pairingKeyFormat) {}

    /** How a pairing key is written (decisions.md section 9). */
    public enum KeyFormat {
        ALPHANUMERIC,
        NUMERIC
    }

    /** The settings of an environment that has none of its own. */
    public static MfaSettings standard(String environment) {
        return new MfaSettings(
                new Reference(environment), new Pairing(DEFAULT_MAX_ALLOWED_DEVICES, KeyFormat.ALPHANUMERIC));
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Action;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.policy.Reference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may be asked of an enrollment (wire.md 1.5); the members are the request's. */
public sealed interface EnrollAction extends Action {

    /**
     * Enroll a device.
     *
     * @param type a {@link dev.sallyport.steps.policy.DeviceType}
     * @param email for EMAIL; null: the input's
     * @param phone for SMS and VOICE; null: the input's
     * @param application for MOBILE
     * @param rp for the FIDO types
     */
    record CreateDevice(
            @Nullable String type,
            @Nullable String nickname,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Reference application,
            @Nullable RelyingParty rp)
            implements EnrollAction {}

    /** A relying party that the client names. */
    record RelyingParty(@Nullable String id, @Nullable String name) {}

    /**
     * Prove the pending device.
     *
     * @param otp for all types but FIDO
     * @param attestation for FIDO: the browser's answer, as a JSON string or as an object (wire.md 2.4)
     * @param origin for FIDO: the page's
     */
    record ActivateDevice(
            @Nullable String otp,
            @Nullable JsonNode attestation,
            @Nullable String origin) implements EnrollAction {}

    /** Give the pending device up. */
    record DeleteDevice() implements EnrollAction {}

    /** Enroll none now. */
    record SkipEnrollment() implements EnrollAction {}

    /** Send another code. */
    record ResendOtp() implements EnrollAction {}

    /**
     * The cool-down after too many failures of an authenticator, app or FIDO, is over.
     *
     * @param device which one it was
     */
    record CoolDownEnded(String device) implements EnrollAction {}

    /**
     * A phone claims the pairing key.
     *
     * @param payload verified
     * @param integrity what the application's verifier says of the payload's token
     */
    record ClaimPairing(MobilePayload payload, IntegrityVerdict integrity) implements EnrollAction {}

    /**
     * The pairing key's time is over.
     *
     * @param device which pairing it was; another may stand in its place
     */
    record PairingLapsed(String device) implements EnrollAction {}
}

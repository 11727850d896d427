package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Refusal;

/** What only an enrollment refuses; the rest is in {@link dev.sallyport.engine.CommonRefusal}. */
public enum EnrollRefusal implements Refusal {
    INVALID_OTP(Problem.Code.INVALID_DATA, "The code is wrong."),
    OTP_EXPIRED(Problem.Code.REQUEST_FAILED, "The code has expired."),
    OTP_ATTEMPTS_LIMIT(Problem.Code.REQUEST_FAILED, "Too many wrong codes; the code can no longer be used."),
    INVALID_ATTESTATION(Problem.Code.INVALID_DATA, "The attestation does not prove a new credential."),
    ATTESTATION_ATTEMPTS_LIMIT(Problem.Code.REQUEST_FAILED, "Too many attestations failed; wait for the next attempt."),
    PAIRING_KEY_CLAIMED(Problem.Code.REQUEST_FAILED, "Another phone claimed the pairing key."),
    PAIRING_KEY_EXPIRED(Problem.Code.REQUEST_FAILED, "No phone claimed the pairing key in time."),
    APPLICATION_MISMATCH(Problem.Code.REQUEST_FAILED, "The pairing key is for another application."),
    DEVICE_INTEGRITY_COMPROMISED(
            Problem.Code.REQUEST_FAILED, "The phone could not prove that it is not tampered with."),
    DEVICE_LIMIT_REACHED(Problem.Code.REQUEST_FAILED, "The user has as many devices as are allowed."),
    PUSH_REGISTRATION_FAILED(Problem.Code.REQUEST_FAILED, "The phone has no push token that can be used.");

    private final Problem.Code under;
    private final String sentence;

    EnrollRefusal(Problem.Code under, String sentence) {
        this.under = under;
        this.sentence = sentence;
    }

    @Override
    public Problem.Code under() {
        return under;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}

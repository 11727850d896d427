package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Meaning;
import dev.sallyport.engine.Problem.Code;
import dev.sallyport.engine.Refusal;

/** What only an enrollment refuses; the rest is in {@link dev.sallyport.engine.CommonRefusal}. */
public enum EnrollRefusal implements Refusal {
    INVALID_OTP(Meaning.of(
                    Code.INVALID_DATA,
                    "The code is wrong.",
                    "Ask for the code again; attemptsRemaining says how often it may still be tried.")
            .showing("attemptsRemaining")
            .about("otp")
            .answering("device.activate")),
    OTP_EXPIRED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "The code has expired.",
                    "Follow otp.resend, and ask for the code of the new message; this counted as no attempt.")
            .about("otp")
            .answering("device.activate")),
    OTP_ATTEMPTS_LIMIT(Meaning.of(
                    Code.REQUEST_FAILED,
                    "Too many wrong codes; the code can no longer be used.",
                    "Follow otp.resend from otp.resendAvailableAt on; an authenticator app's code may be tried again when"
                            + " Retry-After is over.")
            .about("otp")
            .answering("device.activate")),
    INVALID_ATTESTATION(Meaning.of(
                    Code.INVALID_DATA,
                    "The attestation does not prove a new credential.",
                    "Ask the authenticator again with the creation options of the present state; reason says which check"
                            + " failed, for developers.")
            .showing("reason", "attemptsRemaining")
            .about("attestation")
            .answering("device.activate")),
    ATTESTATION_ATTEMPTS_LIMIT(Meaning.of(
                    Code.REQUEST_FAILED,
                    "Too many attestations failed; wait for the next attempt.",
                    "Wait as long as Retry-After says and ask the authenticator again, or follow device.delete and choose"
                            + " another type.")
            .about("attestation")
            .answering("device.activate")),
    PAIRING_KEY_CLAIMED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "Another phone claimed the pairing key.",
                    "Show the person a new pairing key: this one is spent.")
            .about("pairingKey")
            .answering("mobile.pairings")),
    PAIRING_KEY_EXPIRED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "No phone claimed the pairing key in time.",
                    "Begin the pairing again with device.create, and scan the new key.")
            .about("pairingKey")
            .answering("mobile.pairings")),
    APPLICATION_MISMATCH(Meaning.of(
                    Code.REQUEST_FAILED,
                    "The pairing key is for another application.",
                    "Open the app that the person chose, or begin again with device.create and this app's id.")
            .about("pairingKey")
            .answering("mobile.pairings")),
    DEVICE_INTEGRITY_COMPROMISED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "The phone could not prove that it is not tampered with.",
                    "Pair another phone, or enroll another type of device.")
            .about("pairingKey")
            .answering("mobile.pairings")),
    DEVICE_LIMIT_REACHED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "The user has as many devices as are allowed.",
                    "Remove one of the user's devices first.")
            .about("pairingKey")
            .answering("mobile.pairings")),
    PUSH_REGISTRATION_FAILED(Meaning.of(
                    Code.REQUEST_FAILED,
                    "The phone has no push token that can be used.",
                    "Let the app register for push messages, and pair again with a new key.")
            .about("pairingKey")
            .answering("mobile.pairings"));

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies
    private final Meaning meaning;

    EnrollRefusal(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}

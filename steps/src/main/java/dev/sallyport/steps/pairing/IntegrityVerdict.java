package dev.sallyport.steps.pairing;

/** What an application's verifier says of a phone's integrity token. */
public enum IntegrityVerdict {
    PASSED,
    FAILED,
    /** There was no token, or it could not be judged. */
    UNKNOWN
}

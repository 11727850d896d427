package dev.sallyport.steps.webauthn;

/** What became of a registration ceremony. */
public sealed interface Verdict {

    /** Every check held. */
    record Proven(Credential credential) implements Verdict {}

    /**
     * A check did not hold.
     *
     * @param reason which: a stable word such as {@code challengeMismatch}, see {@link Reason}
     */
    record Refuted(String reason) implements Verdict {}
}

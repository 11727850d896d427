package dev.sallyport.steps.webauthn;

/** Why a registration is refuted, in the order of sctn-registering-a-new-credential. */
enum Reason {
    CLIENT_DATA_UNREADABLE("clientDataUnreadable"),
    TYPE_MISMATCH("typeMismatch"),
    CHALLENGE_MISMATCH("challengeMismatch"),
    ORIGIN_MISMATCH("originMismatch"),
    CROSS_ORIGIN("crossOrigin"),
    ATTESTATION_OBJECT_UNREADABLE("attestationObjectUnreadable"),
    RP_ID_MISMATCH("rpIdMismatch"),
    USER_NOT_PRESENT("userNotPresent"),
    USER_NOT_VERIFIED("userNotVerified"),
    BACKUP_FLAGS_INCONSISTENT("backupFlagsInconsistent"),
    BACKUP_NOT_ALLOWED("backupNotAllowed"),
    ALGORITHM_NOT_OFFERED("algorithmNotOffered"),
    PUBLIC_KEY_INVALID("publicKeyInvalid"),
    FORMAT_UNKNOWN("formatUnknown"),
    STATEMENT_INVALID("statementInvalid"),
    ATTESTATION_REQUIRED("attestationRequired"),
    CHAIN_INVALID("chainInvalid"),
    CREDENTIAL_ID_TOO_LONG("credentialIdTooLong"),
    CREDENTIAL_ID_MISMATCH("credentialIdMismatch");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /** For programs; it never changes. */
    String word() {
        return word;
    }

    /** Ends the verification unless something holds. */
    void unless(boolean holds) {
        if (!holds) {
            throw new Unproven(this);
        }
    }

    /** A check that failed. It does not leave the package: {@link Registration} turns it into a verdict. */
    static final class Unproven extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Unproven(Reason reason) {
            super(reason.word, null, false, false); // a value that travels upwards: no trace is wanted
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }
}

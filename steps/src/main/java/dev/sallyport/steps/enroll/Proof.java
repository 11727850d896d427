package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Family;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a pending device is proved. */
public sealed interface Proof {
    Family FAMILY = Family.of(Proof.class, "code", Code.class, "totp", TotpProof.class, "fido", FidoProof.class);

    /** How far a message has come. */
    enum Delivery {
        PENDING,
        SENT,
        FAILED
    }

    /**
     * A code that was sent.
     *
     * @param digest keyed; the code itself is in the message alone
     * @param message the message's id
     * @param round the count's when it was sent
     * @param resendAvailableAt from when on another may be sent
     */
    record Code(
            String digest,
            String message,
            int round,
            Instant expiresAt,
            int attemptsRemaining,
            Instant resendAvailableAt,
            int resendsRemaining,
            Delivery delivery)
            implements Proof {

        Code sent() {
            return delivered(Delivery.SENT, resendAvailableAt);
        }

        Code notSent(Instant resendAt) {
            return delivered(Delivery.FAILED, resendAt);
        }

        private Code delivered(Delivery now, Instant resendAt) {
            return new Code(digest, message, round, expiresAt, attemptsRemaining, resendAt, resendsRemaining, now);
        }

        Code failed(int remaining, Instant resendAt) {
            return new Code(digest, message, round, expiresAt, remaining, resendAt, resendsRemaining, delivery);
        }
    }

    /**
     * An authenticator app's code.
     *
     * @param failures see {@link Attempts}
     */
    record TotpProof(
            int failures, int attemptsRemaining, @Nullable Instant lockedUntil) implements Proof {
        static TotpProof of(Attempts attempts) {
            return new TotpProof(attempts.failures(), attempts.remaining(), attempts.lockedUntil());
        }

        Attempts attempts() {
            return new Attempts(failures, attemptsRemaining, lockedUntil);
        }
    }

    /** A FIDO authenticator's attestation; what was asked for stands in the device. */
    record FidoProof(Attempts attempts) implements Proof {}
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Problem;
import dev.sallyport.steps.pairing.MobilePayload;

/** What a phone is told of its claim, by what became of the key. */
public sealed interface PairingClaim {

    /**
     * It holds the key, now or since an earlier claim of the same phone.
     *
     * @param device the device's id
     */
    record Holds(String device) implements PairingClaim {}

    record Refused(Problem problem) implements PairingClaim {}

    /** Reads the key as it stands after the claim. */
    static PairingClaim of(Kept<IssuedKey> key, MobilePayload payload) {
        var issued = key.body();
        if (issued.claimedBy() != null) {
            return issued.claimedBy().equals(payload.key())
                    ? new Holds(issued.device())
                    : new Refused(EnrollRefusal.PAIRING_KEY_CLAIMED.problem("pairingKey"));
        }
        var why = issued.error() == null
                ? EnrollRefusal.PAIRING_KEY_EXPIRED // its execution is over
                : EnrollRefusal.valueOf(issued.error().code());
        return new Refused(why.problem("pairingKey"));
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.KeyedDigest;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.StepContext;
import dev.sallyport.steps.enroll.Enrollment.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pairing key as it is kept (wire.md 2.11): found by a digest of its code, for the code itself is in the execution's state
 * alone. An execution has one at a time, so its id is the key.
 *
 * @param device the pending device's id
 * @param claimedBy the thumbprint of the phone's key; null: not claimed
 * @param claimedAt null: not claimed
 * @param error why it failed; null: it did not
 */
public record IssuedKey(
        String device,
        String application,
        Instant expiresAt,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        @Nullable Failure error) {
    public static final Kind<IssuedKey> KIND = new Kind<>("pairingKey", IssuedKey.class);

    /** The kept statuses; the first three are the wire's. */
    enum Status {
        UNCLAIMED,
        CLAIMED,
        FAILED,
        DELETED
    }

    /** How long a key that is over is remembered, so that a late or repeated claim is told what became of it. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final String PURPOSE = "pairing key";

    /** What a claim's key may be kept under. */
    public static List<String> lookups(KeyedDigest digest, String code) {
        return digest.all(PURPOSE, code);
    }

    static Optional<Kept<IssuedKey>> of(StepContext<?> context) {
        return context.subject().find(KIND, context.execution());
    }

    static Effect issue(Device.MobileApp device, PairingKey key, StepContext<?> context) {
        var issued = new IssuedKey(device.id(), device.application(), key.expiresAt(), null, null, null);
        return issued.keep(
                Status.UNCLAIMED,
                key.expiresAt(),
                context.digest().of(PURPOSE, key.code().value()),
                context);
    }

    Effect claimed(PairingKey key, String phone, StepContext<?> context) {
        var claimed = new IssuedKey(device, application, expiresAt, phone, context.now(), null);
        return claimed.over(Status.CLAIMED, key, context);
    }

    Effect failed(PairingKey key, Failure why, StepContext<?> context) {
        return new IssuedKey(device, application, expiresAt, null, null, why).over(Status.FAILED, key, context);
    }

    /** Given up by its user: nobody finds it any more. */
    Effect deleted(StepContext<?> context) {
        return keep(Status.DELETED, context.now(), null, context);
    }

    private Effect over(Status status, PairingKey key, StepContext<?> context) {
        return keep(
                status, context.now(), context.digest().of(PURPOSE, key.code().value()), context);
    }

    private Effect keep(Status status, Instant end, @Nullable String lookup, StepContext<?> context) {
        var keep = Effect.Keep.of(KIND, context.execution(), status.name(), this, of(context), end.plus(MEMORY));
        return lookup == null ? keep : keep.under(new Effect.Lookup(lookup, "pairingKey"));
    }

    boolean isLive(Instant now) {
        return claimedBy == null && error == null && now.isBefore(expiresAt);
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Outcome;
import dev.sallyport.engine.State;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the enrollment of a device stands. What was offered is in the terms, once. */
public sealed interface Enrollment extends State {

    /** The person chooses what to enroll. */
    record EnrollmentRequired() implements Enrollment {}

    /** The device is to be proved. */
    record ActivationRequired(Device device, Proof proof) implements Enrollment {
        /** What the wire says of the code; null: there is none to say anything of. */
        public @Nullable Proof shownProof() {
            return proof instanceof Proof.FidoProof ? null : proof;
        }
    }

    /** A phone is to claim the key. */
    record PairingRequired(Device.MobileApp device, PairingKey pairingKey) implements Enrollment {
        /** How long a client waits between two reads, in seconds. */
        public int pollAfterSeconds() {
            return 2;
        }
    }

    /** The phone could not be paired. */
    record MobilePairingFailure(Failure error) implements Enrollment {}

    /** Why a phone could not be paired. */
    record Failure(String code, String message) {
        static Failure of(EnrollRefusal why) {
            return new Failure(why.name(), why.sentence());
        }
    }

    /** The device is bound. */
    record Enrolled(String device, String type) implements Enrollment, Outcome {
        @Override
        public Map<String, Object> outputs() {
            return Map.of("device", new TreeMap<>(Map.of("id", device, "type", type)));
        }
    }

    /** The person wants none now. */
    record Skipped() implements Enrollment, Outcome {
        @Override
        public Map<String, Object> outputs() {
            return Map.of();
        }
    }
}

package dev.sallyport.hal.mobile;

import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload.Integrity;
import io.vertx.core.Future;

/** Judges what a phone's maker says of the phone's integrity. */
public interface IntegrityVerifier {

    /**
     * A failed future, or one that takes longer than five seconds, counts as {@link IntegrityVerdict#UNKNOWN}. The token is
     * neither kept nor logged.
     */
    Future<IntegrityVerdict> judge(Integrity integrity);
}

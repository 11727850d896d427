package dev.sallyport.hal.mobile;

import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload.Integrity;
import io.vertx.core.Future;

/** For trying out: the token is the verdict, so that a phone says of itself what it likes. */
final class DemoVerifier implements IntegrityVerifier {

    @Override
    public Future<IntegrityVerdict> judge(Integrity integrity) {
        return Future.succeededFuture(
                switch (integrity.token()) {
                    case "PASSED" -> IntegrityVerdict.PASSED;
                    case "FAILED" -> IntegrityVerdict.FAILED;
                    default -> IntegrityVerdict.UNKNOWN;
                });
    }
}

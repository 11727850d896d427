package dev.sallyport.steps.enroll;

import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import org.jspecify.annotations.Nullable;

/** What phones claim pairing keys with; the payloads count as verified. */
final class Phones {
    static final MobilePayload.App APP = new MobilePayload.App("dev.sallyport.phone", null, "1.2");
    static final MobilePayload.Push PUSH = new MobilePayload.Push("FCM", "push-token");

    private Phones() {}

    static MobilePayload payload(String key, String jti, MobilePayload.App app, MobilePayload.@Nullable Push push) {
        return new MobilePayload(
                "install-" + key,
                key,
                "{\"kty\":\"EC\"}",
                jti,
                app,
                new MobilePayload.Os("Android", "17"),
                new MobilePayload.Model("Pixel 10"),
                push,
                null);
    }

    static ClaimPairing claims(MobilePayload.App app) {
        return new ClaimPairing(payload("phone", "jti", app, PUSH), IntegrityVerdict.UNKNOWN);
    }

    static ClaimPairing claims(IntegrityVerdict verdict, MobilePayload.@Nullable Push push) {
        return new ClaimPairing(payload("phone", "jti", APP, push), verdict);
    }
}

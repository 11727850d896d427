package dev.sallyport.steps.pairing;

import org.jspecify.annotations.Nullable;

/**
 * What a phone says of itself, verified (decisions.md section 9, {@code docs/pairing-protocol.md}). All texts are bounded and
 * free of control characters.
 *
 * @param installation the app's own id of its installation, 1-100 visible characters; {@code iss}
 * @param key who signed: the RFC 7638 thumbprint (SHA-256, base64url) of the phone's key
 * @param publicKey the phone's key as a JWK, JSON, nothing but its public members
 * @param jti 1-100 visible characters
 * @param push null: the app sent none
 * @param integrity null: the app sent none
 */
public record MobilePayload(
        String installation,
        String key,
        String publicKey,
        String jti,
        App app,
        Os os,
        Model model,
        @Nullable Push push,
        @Nullable Integrity integrity) {

    /** The app on the phone; it has a bundle id (iOS), a package name (Android), or both. */
    public record App(@Nullable String bundleId, @Nullable String packageName, String version) {}

    /** The phone's system, such as {@code iOS} and {@code 19.1}. */
    public record Os(String type, String version) {}

    /** The phone, such as {@code Pixel 10}. */
    public record Model(String name) {}

    /**
     * How the app can be pushed to. It proves nothing, so a malformed one fails the pairing and not the payload.
     *
     * @param provider such as {@code APNS}, {@code FCM}, {@code HMS}; empty: none that could be read
     * @param token the provider's; empty: none that could be read
     */
    public record Push(String provider, String token) {
        public boolean isWellFormed() {
            return !provider.isEmpty() && !token.isEmpty();
        }
    }

    /**
     * What the phone's maker says of its integrity, for a verifier to judge.
     *
     * @param provider whose judgement it is; empty: none that could be read
     * @param token the provider's; empty: none that could be read
     */
    public record Integrity(String provider, String token) {}
}

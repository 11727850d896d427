package dev.sallyport.steps.policy;

import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Failure;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Totp;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How authenticator apps are proved, with all defaults filled in.
 *
 * @param failures how many wrong codes lock the proof
 * @param coolDown for how long
 * @param window how many time steps before and after the present one count (RFC 6238 section 5.2)
 * @param uriParameters for the key URI, sorted by name
 */
public record TotpRules(int failures, Duration coolDown, int window, Map<String, String> uriParameters) {
    private static final int WINDOW = 1;

    public TotpRules {
        uriParameters = new TreeMap<>(uriParameters);
    }

    static TotpRules of(@Nullable Totp block) {
        var failure = block == null || block.otp() == null ? null : block.otp().failure();
        return new TotpRules(
                Failure.countOf(failure),
                Failure.coolDownOf(failure),
                block == null || block.window() == null ? WINDOW : block.window(),
                block == null || block.uriParameters() == null ? Map.of() : block.uriParameters());
    }
}

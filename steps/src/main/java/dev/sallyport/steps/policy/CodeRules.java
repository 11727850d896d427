package dev.sallyport.steps.policy;

import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Failure;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Offline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How codes that are sent are made and guarded, with all defaults filled in (decisions.md section 5).
 *
 * @param failures how many wrong codes kill a code
 * @param coolDown how long after that no new one is sent
 */
public record CodeRules(Duration lifeTime, int failures, Duration coolDown, int length) {
    private static final Duration LIFE_TIME = Duration.ofMinutes(10);
    private static final int LENGTH = 6;

    static CodeRules of(@Nullable Offline block) {
        var otp = block == null ? null : block.otp();
        return otp == null
                ? new CodeRules(LIFE_TIME, Failure.countOf(null), Failure.coolDownOf(null), LENGTH)
                : new CodeRules(
                        Period.or(otp.lifeTime(), LIFE_TIME),
                        Failure.countOf(otp.failure()),
                        Failure.coolDownOf(otp.failure()),
                        otp.otpLength() == null ? LENGTH : otp.otpLength());
    }
}

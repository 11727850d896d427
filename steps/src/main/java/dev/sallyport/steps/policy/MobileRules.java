package dev.sallyport.steps.policy;

import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.MobileApplication;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for the devices of one native application, with all defaults filled in.
 *
 * @param demandsPush whether a phone without a push token is refused
 * @param demandsIntegrity whether a phone whose integrity cannot be judged is refused
 */
public record MobileRules(Duration pairingKeyLifetime, boolean demandsPush, boolean demandsIntegrity) {
    private static final Duration KEY_LIFETIME = Duration.ofMinutes(10);

    static MobileRules of(Optional<MobileApplication> listed) {
        return listed.map(it -> new MobileRules(
                        Period.or(it.pairingKeyLifetime(), KEY_LIFETIME),
                        it.push() != null && Boolean.TRUE.equals(it.push().enabled()),
                        "restrictive".equals(it.integrityDetection())))
                .orElseGet(() -> new MobileRules(KEY_LIFETIME, false, false));
    }
}

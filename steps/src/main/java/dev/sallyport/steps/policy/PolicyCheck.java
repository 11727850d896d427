package dev.sallyport.steps.policy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.sallyport.engine.Problem.Detail;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Failure;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Fido;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy.Offline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy or with settings that could be read: values outside their ranges. */
public final class PolicyCheck {
    private static final Set<String> COUNTRIES = PhoneNumberUtil.getInstance().getSupportedRegions();

    /** They are pinned with the policy, and read with every move. */
    private static final int MOST_TRUST_ANCHORS = 20;

    private final List<Detail> wrong = new ArrayList<>();

    private PolicyCheck() {}

    /** Each detail's target is the member's path; empty: nothing is wrong. */
    public static List<Detail> of(DeviceAuthenticationPolicy policy) {
        var check = new PolicyCheck();
        check.offline("email", policy.email());
        check.offline("sms", policy.sms());
        check.offline("voice", policy.voice());
        if (policy.totp() != null) {
            check.failure(
                    "totp.otp.failure",
                    policy.totp().otp() == null ? null : policy.totp().otp().failure());
            check.range("totp.window", policy.totp().window(), 0, 2);
            check.uriParameters(policy.totp().uriParameters());
        }
        check.fido("fido2", policy.fido2());
        check.fido("platform", policy.platform());
        check.fido("securityKey", policy.securityKey());
        if (policy.mobile() != null && policy.mobile().applications() != null) {
            var index = 0;
            for (var application : policy.mobile().applications()) {
                var target = "mobile.applications." + index++;
                if (application == null || application.id() == null) { // JSON may say so
                    check.add(target + ".id", "is required");
                    continue;
                }
                check.period(
                        target + ".pairingKeyLifetime",
                        application.pairingKeyLifetime(),
                        Duration.ofMinutes(1),
                        Duration.ofDays(2));
                check.oneOf(
                        target + ".integrityDetection", application.integrityDetection(), "permissive", "restrictive");
            }
        }
        return List.copyOf(check.wrong);
    }

    public static List<Detail> of(MfaSettings settings) {
        var check = new PolicyCheck();
        if (settings.pairing() == null) { // JSON may leave it out
            check.add("pairing", "is required");
        } else {
            check.range("pairing.maxAllowedDevices", settings.pairing().maxAllowedDevices(), 1, 15);
        }
        return List.copyOf(check.wrong);
    }

    public static List<Detail> of(Channels channels) {
        var check = new PolicyCheck();
        check.reach("sms", channels.sms());
        check.reach("voice", channels.voice());
        return List.copyOf(check.wrong);
    }

    private void reach(String channel, Channels.@Nullable Reach reach) {
        var countries = reach == null ? null : reach.countries();
        if (countries != null) {
            for (int i = 0; i < countries.size(); i++) {
                if (!COUNTRIES.contains(String.valueOf(countries.get(i)))) {
                    add(channel + ".countries." + i, "must be a country of ISO 3166-1 alpha-2, such as DE");
                }
            }
        }
    }

    private void uriParameters(@Nullable Map<String, String> parameters) {
        if (parameters != null) {
            parameters.forEach((name, value) -> {
                if (value == null) { // JSON may say so
                    add("totp.uriParameters." + name, "must be a string");
                }
            });
        }
    }

    private void offline(String block, @Nullable Offline offline) {
        var otp = offline == null ? null : offline.otp();
        if (otp != null) {
            range(block + ".otp.otpLength", otp.otpLength(), 6, 10);
            period(block + ".otp.lifeTime", otp.lifeTime(), Duration.ofSeconds(30), Duration.ofMinutes(30));
            failure(block + ".otp.failure", otp.failure());
        }
    }

    private void fido(String block, @Nullable Fido fido) {
        if (fido == null) {
            return;
        }
        failure(block + ".failure", fido.failure());
        if (fido.userVerification() != null && fido.userVerification().option() == null) {
            add(block + ".userVerification.option", "must be one of DISCOURAGED, PREFERRED, REQUIRED");
        }
        if (fido.trustAnchors() != null) {
            trustAnchors(block + ".trustAnchors", fido.trustAnchors());
        }
    }

    private void trustAnchors(String target, List<String> anchors) {
        if (anchors.isEmpty()) { // it would say that nobody is trusted, and work as if anybody were
            add(target, "must hold a certificate");
        }
        if (anchors.size() > MOST_TRUST_ANCHORS) {
            add(target, "must hold %d certificates at most".formatted(MOST_TRUST_ANCHORS));
        }
        var index = 0;
        for (var anchor : anchors) {
            if (anchor == null || Certificates.read(anchor).isEmpty()) { // JSON may say null
                add(target + "." + index, "must be an X.509 certificate, DER in base64");
            }
            index++;
        }
    }

    private void failure(String block, @Nullable Failure failure) {
        if (failure != null) {
            range(block + ".count", failure.count(), 1, 7);
            period(block + ".coolDown", failure.coolDown(), Duration.ZERO, Duration.ofMinutes(30));
        }
    }

    private void oneOf(String target, @Nullable String value, String... allowed) {
        if (value != null && !List.of(allowed).contains(value)) {
            add(target, "must be one of " + String.join(", ", allowed));
        }
    }

    private void range(String target, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            add(target, "must be from %d to %d".formatted(least, most));
        }
    }

    private void period(String target, @Nullable Period period, Duration least, Duration most) {
        if (period == null) {
            return;
        }
        if (period.timeUnit() == null) {
            add(target + ".timeUnit", "must be one of SECONDS, MINUTES, HOURS, DAYS");
        } else if (period.length().compareTo(least) < 0 || period.length().compareTo(most) > 0) {
            add(target, "must be from %s to %s (ISO 8601)".formatted(least, most));
        }
    }

    private void add(String target, String message) {
        wrong.add(new Detail("INVALID_VALUE", target, message, Map.of()));
    }
}

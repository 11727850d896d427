package dev.sallyport.hal.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Settings;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.pairing.MobilePayload.App;
import dev.sallyport.steps.pairing.MobilePayload.Integrity;
import dev.sallyport.steps.pairing.MobilePayload.Model;
import dev.sallyport.steps.pairing.MobilePayload.Os;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.Application.IntegrityDetection;
import dev.sallyport.steps.policy.Application.Mobile;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrityVerifiersTest {
    private final IntegrityVerifiers verifiers = new IntegrityVerifiers(
            Map.of("demo", new DemoVerifier(), "broken", it -> Future.failedFuture("the maker's server is away")));

    private static MobilePayload payload(@Nullable Integrity integrity) {
        return new MobilePayload(
                "iss",
                "thumbprint",
                "{}",
                "jti",
                new App("org.example.bundle", null, "1"),
                new Os("iOS", "19"),
                new Model("iPhone"),
                null,
                integrity);
    }

    private static Application application(String bundle, @Nullable String mode, @Nullable String verifier) {
        return new Application(
                "id",
                null,
                "name",
                true,
                new Mobile(bundle, "org.example.name", new IntegrityDetection(mode, verifier)));
    }

    private IntegrityVerdict verdict(String token, Application... applications) {
        return verifiers
                .judge(
                        new Settings("environment", List.copyOf(Arrays.asList(applications))),
                        payload(new Integrity("p", token)))
                .result();
    }

    @ParameterizedTest
    @CsvSource({
        "org.example.bundle, ENABLED, demo, PASSED, PASSED",
        "org.example.bundle, ENABLED, demo, FAILED, FAILED",
        "org.example.bundle, ENABLED, demo, passed, UNKNOWN",
        "org.example.bundle, ENABLED, demo, '', UNKNOWN",
        "org.example.bundle, ENABLED, broken, PASSED, UNKNOWN",
        "org.example.bundle, ENABLED, , PASSED, UNKNOWN",
        "org.example.bundle, DISABLED, demo, PASSED, UNKNOWN",
        "org.example.bundle, , demo, PASSED, UNKNOWN",
        "org.example.other, ENABLED, demo, PASSED, UNKNOWN"
    })
    void oneApplication(
            String bundle, @Nullable String mode, @Nullable String verifier, String token, IntegrityVerdict verdict) {
        assertThat(verdict(token, application(bundle, mode, verifier))).isEqualTo(verdict);
    }

    /** A lenient application must not vouch for the phones of a strict one. */
    @Test
    void theWorstVerdictHolds() {
        var passes = application("org.example.bundle", "ENABLED", "demo");
        var breaks = application("org.example.bundle", "ENABLED", "broken");

        assertThat(verdict("PASSED", passes, breaks)).isEqualTo(IntegrityVerdict.UNKNOWN);
        assertThat(verdict("FAILED", breaks, passes)).isEqualTo(IntegrityVerdict.FAILED);
    }

    @Test
    void noTokenIsNotJudged() {
        var settings = new Settings("environment", List.of(application("org.example.bundle", "ENABLED", "demo")));

        assertThat(verifiers.judge(settings, payload(null)).result()).isEqualTo(IntegrityVerdict.UNKNOWN);
    }
}

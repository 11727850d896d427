package dev.sallyport.hal.mobile;

import dev.sallyport.engine.Settings;
import dev.sallyport.steps.pairing.IntegrityVerdict;
import dev.sallyport.steps.pairing.MobilePayload;
import dev.sallyport.steps.policy.Application;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The verifiers that there are, by the name that an application's {@code mobile.integrityDetection.verifier} says. */
public final class IntegrityVerifiers {
    private static final Map<String, IntegrityVerifier> SHIPPED = Map.of("demo", new DemoVerifier());

    /** A phone waits for its answer, and its user for the phone. */
    private static final int LONGEST_SECONDS = 5;

    private final Map<String, IntegrityVerifier> verifiers;

    IntegrityVerifiers(Map<String, IntegrityVerifier> verifiers) {
        this.verifiers = Map.copyOf(verifiers);
    }

    public static IntegrityVerifiers shipped() {
        return new IntegrityVerifiers(SHIPPED);
    }

    /** What an environment's file may name. */
    public static Set<String> names() {
        return new TreeSet<>(SHIPPED.keySet());
    }

    /**
     * Judges a payload before it is known which application its pairing key is for: by the verifiers of all applications that
     * the payload can be from, and the worst of their verdicts holds.
     *
     * @param settings the environment's
     */
    public Future<IntegrityVerdict> judge(Settings settings, MobilePayload payload) {
        var integrity = payload.integrity();
        if (integrity == null) {
            return Future.succeededFuture(IntegrityVerdict.UNKNOWN);
        }
        var verdicts = settings.all(Application.class)
                .filter(Application::detectsIntegrity)
                .filter(it -> mayBeFrom(it, payload.app()))
                .flatMap(it -> verifier(it).stream())
                .map(it -> Future.succeededFuture(integrity)
                        .compose(it::judge) // whatever it throws
                        .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                        .otherwise(IntegrityVerdict.UNKNOWN))
                .toList();
        return Future.all(verdicts).map(it -> worst(it.list()));
    }

    private Optional<IntegrityVerifier> verifier(Application application) {
        return Optional.ofNullable(application.mobile())
                .map(Application.Mobile::integrityDetection)
                .map(Application.IntegrityDetection::verifier)
                .map(verifiers::get);
    }

    private static boolean mayBeFrom(Application application, MobilePayload.App app) {
        var mobile = application.mobile();
        return mobile != null
                && ((app.bundleId() != null && app.bundleId().equals(mobile.bundleId()))
                        || (app.packageName() != null && app.packageName().equals(mobile.packageName())));
    }

    private static IntegrityVerdict worst(List<IntegrityVerdict> verdicts) {
        if (verdicts.contains(IntegrityVerdict.FAILED)) {
            return IntegrityVerdict.FAILED;
        }
        return verdicts.isEmpty() || verdicts.contains(IntegrityVerdict.UNKNOWN)
                ? IntegrityVerdict.UNKNOWN
                : IntegrityVerdict.PASSED;
    }
}

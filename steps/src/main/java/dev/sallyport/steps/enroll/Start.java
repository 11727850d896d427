package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Problem.Detail;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.MfaSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How an enrollment begins: policies and settings are looked up once, and pinned. */
final class Start {
    private Start() {}

    static List<Detail> check(EnrollConfiguration configuration) {
        var wrong = new ArrayList<Detail>();
        if (configuration.useDefaultPolicy() == null) {
            wrong.add(detail("useDefaultPolicy", "useDefaultPolicy must be true or false"));
        }
        var policy = configuration.deviceAuthenticationPolicy();
        if (Boolean.FALSE.equals(configuration.useDefaultPolicy()) && (policy == null || policy.id() == null)) {
            wrong.add(detail(
                    "deviceAuthenticationPolicy.id",
                    "deviceAuthenticationPolicy.id is required where useDefaultPolicy is false"));
        }
        var skip = configuration.skipEnrollment();
        if (skip != null && skip.maxCount() != null && skip.maxCount() < 1) {
            wrong.add(detail("skipEnrollment.maxCount", "maxCount must be 1 or more"));
        }
        return wrong;
    }

    private static Detail detail(String target, String message) {
        return new Detail("INVALID_VALUE", target, message, Map.of());
    }

    static Beginning<Enrollment, EnrollTerms> begin(StepContext<EnrollConfiguration> context, JsonNode members) {
        return switch (EnrollInput.read(members, context.subject().id())) {
            case EnrollInput.Wrong(var problem) -> new Beginning.Unable<>(problem);
            case EnrollInput.Good input ->
                policy(context)
                        .<Beginning<Enrollment, EnrollTerms>>map(policy -> new Beginning.Begun<>(
                                terms(context, input, policy), Transition.to(new EnrollmentRequired())))
                        .orElseGet(() -> new Beginning.Unable<>(noPolicy()));
        };
    }

    private static Optional<DeviceAuthenticationPolicy> policy(StepContext<EnrollConfiguration> context) {
        var configuration = context.terms();
        var reference = configuration.deviceAuthenticationPolicy();
        return context.settings()
                .all(DeviceAuthenticationPolicy.class)
                .filter(it -> Boolean.TRUE.equals(configuration.useDefaultPolicy())
                        ? it.standard()
                        : reference != null && it.id().equals(reference.id()))
                .findFirst();
    }

    private static Problem noPolicy() {
        return CommonRefusal.INVALID_VALUE.problem("configuration.deviceAuthenticationPolicy.id");
    }

    private static EnrollTerms terms(
            StepContext<EnrollConfiguration> context, EnrollInput.Good input, DeviceAuthenticationPolicy policy) {
        var configuration = context.terms();
        var applications = context.settings()
                .all(Application.class)
                .filter(Application::isNative)
                .filter(it -> mayPair(policy, it))
                .toList();
        var settings = context.settings()
                .all(MfaSettings.class)
                .findFirst()
                .orElseGet(() -> MfaSettings.standard(context.settings().environment()));
        var variant = configuration.template() == null
                ? null
                : configuration.template().variant();
        return new EnrollTerms(
                input.email(),
                input.mobilePhone(),
                allowed(policy, input.compatibility(), applications),
                settings,
                applications,
                policy,
                new EnrollTerms.Template(variant, input.locale(), input.variables()),
                configuration.skipEnrollment(),
                !Boolean.FALSE.equals(configuration.enableMfa()));
    }

    /** A policy that lists applications allows those alone. */
    private static boolean mayPair(DeviceAuthenticationPolicy policy, Application application) {
        var mobile = policy.mobile();
        return mobile != null
                && (mobile.applications() == null
                        || mobile.applications().stream()
                                .anyMatch(it -> it.id().equals(application.id())
                                        && !Boolean.TRUE.equals(it.pairingDisabled())));
    }

    /** What the policy allows, less what the client's browser cannot do, less MOBILE where no app could hold it. */
    private static List<DeviceType> allowed(
            DeviceAuthenticationPolicy policy, Compatibility compatibility, List<Application> applications) {
        return Arrays.stream(DeviceType.values())
                .filter(policy::allows)
                .filter(it -> compatibility.allows(it))
                .filter(it -> it != DeviceType.MOBILE || !applications.isEmpty())
                .toList();
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.steps.enroll.EnrollConfiguration.SkipEnrollment;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.MfaSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is pinned when the step begins: later changes of policies and settings touch new steps only.
 *
 * @param email the input's
 * @param mobilePhone the input's
 */
public record EnrollTerms(
        @Nullable String email,
        @Nullable String mobilePhone,
        List<DeviceType> allowedtypes,
        MfaSettings mfaSettings,
        List<Application> applications,
        DeviceAuthenticationPolicy policy,
        Template template,
        @Nullable SkipEnrollment skipEnrollment,
        boolean enableMfa) {

    public EnrollTerms {
        allowedtypes = List.copyOf(allowedtypes);
        applications = List.copyOf(applications);
    }

    /** How messages of this step are worded. */
    public record Template(
            @Nullable String variant,
            @Nullable String locale,
            @Nullable Map<String, String> variables) {
        public Template {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }
    }
}

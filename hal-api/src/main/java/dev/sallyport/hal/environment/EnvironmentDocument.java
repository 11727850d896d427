package dev.sallyport.hal.environment;

import dev.sallyport.engine.Settings;
import dev.sallyport.hal.environment.Environment.RelyingParty;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import dev.sallyport.steps.policy.MfaSettings;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.policy.WebAuthnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An environment's file (decisions.md section 2). */
record EnvironmentDocument(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<String> allowedOrigins,
        @Nullable RelyingParty rp,
        @Nullable List<Client> clients,
        @Nullable List<Issuer> issuers,
        @Nullable List<String> redirectUris,
        @Nullable List<Application> applications,
        @Nullable List<DeviceAuthenticationPolicy> deviceAuthenticationPolicies,
        @Nullable MfaSettings mfaSettings,
        @Nullable Channels channels) {

    static <X> List<X> orNone(@Nullable List<X> list) {
        return list == null ? List.of() : list;
    }

    /** The document must have been checked. */
    Environment environment() {
        var environment = Objects.requireNonNull(id);
        var reference = new Reference(environment);
        var settings = new ArrayList<Object>();
        orNone(deviceAuthenticationPolicies).forEach(settings::add);
        orNone(applications)
                .forEach(it -> settings.add(new Application(it.id(), reference, it.name(), it.enabled(), it.mobile())));
        settings.add(
                mfaSettings == null
                        ? MfaSettings.standard(environment)
                        : new MfaSettings(reference, mfaSettings.pairing()));
        settings.add(new WebAuthnSettings(
                rp == null ? null : rp.id(), rp == null ? null : rp.name(), orNone(allowedOrigins)));
        settings.add(channels == null ? Channels.EVERYWHERE : channels);
        return new Environment(
                environment,
                Objects.requireNonNull(name),
                orNone(allowedOrigins),
                rp,
                orNone(clients),
                orNone(issuers),
                orNone(redirectUris),
                new Settings(environment, settings));
    }
}

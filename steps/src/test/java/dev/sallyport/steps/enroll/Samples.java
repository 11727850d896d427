package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Settings;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import dev.sallyport.steps.policy.MfaSettings;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.policy.WebAuthnSettings;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Policies, settings and inputs that stories begin with. */
final class Samples {
    static final String ENVIRONMENT = "d0000000-0000-4000-8000-000000000001";
    static final String PHONE_APP = "d0000000-0000-4000-8000-000000000003";
    static final String POLICY = "d0000000-0000-4000-8000-000000000005";
    static final String DEFINITION = "d0000000-0000-4000-8000-000000000006";
    static final String USER = "alice";
    static final String EMAIL = "alice@example.com";
    static final String RP_ID = "example.org";
    static final String ORIGIN = "https://login.example.org";
    static final WebAuthnSettings BROWSERS = new WebAuthnSettings(RP_ID, "Example", List.of(ORIGIN));
    static final String INPUT = """
            {"user": {"id": "alice", "email": "alice@example.com", "mobilePhone": "+14155550100"},
             "template": {"locale": "fr-CA", "variables": {"shop": "Acme"}}}
            """;

    private static final String EVERYTHING = """
            {"id": "d0000000-0000-4000-8000-000000000005", "name": "all", "standard": true,
             "email": {"enabled": true}, "sms": {"enabled": true}, "voice": {"enabled": true},
             "totp": {"enabled": true}, "mobile": {"enabled": true}, "fido2": {"enabled": true}}
            """;

    private Samples() {}

    /** The policy that allows everything, with some of its members replaced. */
    static DeviceAuthenticationPolicy policy(String members) {
        var policy = (ObjectNode) JsonMapper.shared().readTree(EVERYTHING);
        policy.setAll((ObjectNode) JsonMapper.shared().readTree(members));
        return JsonMapper.shared().treeToValue(policy, DeviceAuthenticationPolicy.class);
    }

    static Application app(String id, boolean enabled, boolean nativeOne) {
        return new Application(
                id,
                new Reference(ENVIRONMENT),
                "Phone",
                enabled,
                nativeOne ? new Application.Mobile("dev.sallyport.phone", "dev.sallyport.phone", null) : null);
    }

    static MfaSettings settings(int maxAllowedDevices, MfaSettings.KeyFormat format) {
        return new MfaSettings(new Reference(ENVIRONMENT), new MfaSettings.Pairing(maxAllowedDevices, format));
    }

    static Settings environment(DeviceAuthenticationPolicy policy) {
        return environment(policy, Channels.EVERYWHERE);
    }

    static Settings environment(DeviceAuthenticationPolicy policy, Channels channels) {
        return environment(policy, channels, BROWSERS);
    }

    static Settings environment(DeviceAuthenticationPolicy policy, Channels channels, WebAuthnSettings browsers) {
        var settings = settings(3, MfaSettings.KeyFormat.ALPHANUMERIC);
        return new Settings(ENVIRONMENT, List.of(policy, settings, app(PHONE_APP, true, true), browsers, channels));
    }

    static EnrollConfiguration configuration(EnrollConfiguration.SkipEnrollment skip) {
        return new EnrollConfiguration(true, null, new EnrollConfiguration.Template("plain"), skip, null);
    }

    static EnrollConfiguration.SkipEnrollment skipping() {
        return new EnrollConfiguration.SkipEnrollment(true, null, null);
    }
}

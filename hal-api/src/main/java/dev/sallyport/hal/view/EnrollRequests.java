package dev.sallyport.hal.view;

import dev.sallyport.steps.enroll.EnrollAction;
import dev.sallyport.steps.policy.Reference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of the members that an enrollment's requests have. Nobody is shown a request: its members stay unnamed. */
final class EnrollRequests {

    private EnrollRequests() {}

    interface Create {
        @Told(value = "What to enroll; one of allowedtypes.", schema = "DeviceType")
        String type();

        @Told(value = "What the user calls it.", longest = 100)
        @Nullable String nickname();

        @Told(value = "For EMAIL, where the start gave none or another is wanted.", longest = 254)
        @Nullable String email();

        @Told(
                "For SMS and VOICE, where the start gave none or another is wanted: with + and the country's code; spaces, dots, dashes and brackets are passed over.")
        @Nullable String phone();

        @Told("For MOBILE: one of applications.")
        @Nullable Reference application();

        @Told("For PLATFORM and SECURITY_KEY, where the environment's is not meant.")
        EnrollAction.@Nullable RelyingParty rp();
    }

    interface Activate {
        @Told("The code, for all types but PLATFORM and SECURITY_KEY.")
        @Nullable String otp();

        @Told(schema = "RegistrationResponse")
        @Nullable JsonNode attestation();

        @Told("With attestation: the page's origin.")
        @Nullable String origin();
    }

    static JsonMapper.Builder addTo(JsonMapper.Builder open) {
        return open.addMixIn(EnrollAction.CreateDevice.class, Create.class)
                .addMixIn(EnrollAction.ActivateDevice.class, Activate.class);
    }
}

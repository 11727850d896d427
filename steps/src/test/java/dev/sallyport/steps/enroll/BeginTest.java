package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Settings;
import dev.sallyport.steps.enroll.EnrollConfiguration.SkipEnrollment;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.MfaSettings;
import dev.sallyport.steps.policy.Reference;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An enrollment that begins")
class BeginTest {
    private final World world = World.of("{}");

    private EnrollTerms terms() {
        return world.begin().story.context().terms();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        # input                                                             | code            | refusing       | target
        {}                                                                  | INVALID_DATA    | REQUIRED_VALUE | user.id
        {"user": {"id": ""}}                                                | INVALID_DATA    | REQUIRED_VALUE | user.id
        {"user": {"id": null}}                                              | INVALID_DATA    | REQUIRED_VALUE | user.id
        {"user": "alice"}                                                   | INVALID_REQUEST | INVALID_VALUE  | user
        {"user": {"id": "alice"}, "webauthn": "FULL"}                       | INVALID_REQUEST | INVALID_VALUE  | webauthn
        {"user": {"id": "alice"}, "template": []}                           | INVALID_REQUEST | INVALID_VALUE  | template
        {"user": {"id": "alice", "mobilePhone": "abc"}}                     | INVALID_DATA    | INVALID_VALUE  | user.mobilePhone
        {"user": {"id": "alice", "mobilePhone": "4155550100"}}              | INVALID_DATA    | INVALID_VALUE  | user.mobilePhone
        {"user": {"id": "bob"}}                                             | INVALID_DATA    | INVALID_VALUE  | user.id
        {"user": {"id": 5}}                                                 | INVALID_REQUEST | INVALID_VALUE  | user.id
        {"user": {"id": "alice", "email": 5}}                               | INVALID_REQUEST | INVALID_VALUE  | user.email
        {"user": {"id": "alice", "email": "alice"}}                         | INVALID_DATA    | INVALID_VALUE  | user.email
        {"user": {"id": "alice", "mobilePhone": {}}}                        | INVALID_REQUEST | INVALID_VALUE  | user.mobilePhone
        {"user": {"id": "alice"}, "template": {"locale": []}}               | INVALID_REQUEST | INVALID_VALUE  | template.locale
        {"user": {"id": "alice"}, "template": {"variables": "x"}}           | INVALID_REQUEST | INVALID_VALUE  | template.variables
        {"user": {"id": "alice"}, "webauthn": {"compatibility": "PARTIAL"}} | INVALID_DATA    | INVALID_VALUE  | webauthn.compatibility
        {"user": {"id": "alice"}, "webauthn": {"compatibility": 1}}         | INVALID_DATA    | INVALID_VALUE  | webauthn.compatibility
        """)
    void refusesInputsThatCannotBe(String input, Problem.Code code, String refusing, String target) {
        world.input = input;

        assertThat(world.refusal().code()).isEqualTo(code);
        assertThat(world.refusal().name()).isEqualTo(refusing);
        assertThat(world.refusal().details().getFirst().target()).isEqualTo(target);
    }

    @Test
    void takesNullForAbsent() {
        world.input = """
                {"user": {"id": "alice", "email": null, "mobilePhone": null},
                 "webauthn": {"compatibility": null}, "template": {"locale": null, "variables": null}}
                """;

        assertThat(terms().email()).isNull();
        assertThat(terms().mobilePhone()).isNull();
        assertThat(terms().template().locale()).isNull();
    }

    @Test
    void echoesItsInputs() {
        assertThat(terms().email()).isEqualTo(Samples.EMAIL);
        assertThat(terms().mobilePhone()).isEqualTo("+14155550100");
        assertThat(world.begin().story.state()).isEqualTo(new EnrollmentRequired());
    }

    @Test
    void needsThePolicyThatItNames() {
        world.configuration = new EnrollConfiguration(false, new Reference(Samples.POLICY), null, null, null);
        assertThat(terms().policy().id()).isEqualTo(Samples.POLICY);

        world.configuration = new EnrollConfiguration(false, new Reference(Samples.PHONE_APP), null, null, null);
        assertThat(world.refusal().name()).isEqualTo("INVALID_VALUE");
        assertThat(world.refusal().details().getFirst().target())
                .isEqualTo("configuration.deviceAuthenticationPolicy.id");

        world.configuration = Samples.configuration(Samples.skipping());
        world.settings = Samples.environment(Samples.policy("{\"standard\": false}"));
        assertThat(world.refusal().name()).as("no default policy").isEqualTo("INVALID_VALUE");
    }

    @Test
    @DisplayName("pins its policy: later changes touch new steps only")
    void pins() {
        var before = world.begin();
        world.settings = Samples.environment(Samples.policy("{\"email\": {\"enabled\": false}}"));

        assertThat(before.create("EMAIL").refusal()).isEmpty();
        assertThat(world.begin().create("EMAIL").refusal()).isEqualTo("INVALID_VALUE");
    }

    @Test
    void hasStandardSettingsWhereTheEnvironmentHasNone() {
        world.settings = new Settings(Samples.ENVIRONMENT, List.of(Samples.policy("{}")));

        assertThat(terms().mfaSettings()).isEqualTo(MfaSettings.standard(Samples.ENVIRONMENT));
        assertThat(terms().mfaSettings().pairing().maxAllowedDevices()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {}                                                                        | MOBILE EMAIL SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"email": {"enabled": false}}                                             | MOBILE SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"email": {"enabled": true, "pairingDisabled": true}}                     | MOBILE SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"email": null}                                                           | MOBILE SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"sms": {"enabled": false}}                                               | MOBILE EMAIL VOICE TOTP PLATFORM SECURITY_KEY
        {"voice": {"enabled": true, "pairingDisabled": true}}                     | MOBILE EMAIL SMS TOTP PLATFORM SECURITY_KEY
        {"totp": {"enabled": true, "pairingDisabled": true}}                      | MOBILE EMAIL SMS VOICE PLATFORM SECURITY_KEY
        {"fido2": {"enabled": true, "pairingDisabled": true}}                     | MOBILE EMAIL SMS VOICE TOTP
        {"fido2": {"enabled": false}, "platform": {"enabled": true}}              | MOBILE EMAIL SMS VOICE TOTP PLATFORM
        {"securityKey": {"enabled": true}}                                        | MOBILE EMAIL SMS VOICE TOTP SECURITY_KEY
        {"mobile": {"enabled": false}}                                            | EMAIL SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"mobile": {"enabled": true, "applications": []}}                         | EMAIL SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"mobile": {"enabled": true, "applications": [{"id": "d0000000-0000-4000-8000-000000000003"}]}} | MOBILE EMAIL SMS VOICE TOTP PLATFORM SECURITY_KEY
        {"mobile": {"enabled": true, "applications": [{"id": "d0000000-0000-4000-8000-000000000003", "pairingDisabled": true}]}} | EMAIL SMS VOICE TOTP PLATFORM SECURITY_KEY
        """)
    void offersWhatThePolicyAllowsInTheOrderOfTheContract(String policy, String types) {
        var some = World.of(policy);

        assertThat(some.begin().story.context().terms().allowedtypes())
                .extracting(DeviceType::name)
                .containsExactly(types.split(" "));
    }

    @Test
    @DisplayName("offers MOBILE only where the environment has a native application that is enabled")
    void nativeApplications() {
        var apps = List.of(Samples.app("a", true, false), Samples.app("b", false, true));
        for (var app : apps) {
            world.settings = new Settings(Samples.ENVIRONMENT, List.of(Samples.policy("{}"), app));
            assertThat(terms().allowedtypes()).doesNotContain(DeviceType.MOBILE);
            assertThat(terms().applications()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"FULL, true, true", "SECURITY_KEY_ONLY, false, true", "NONE, false, false"})
    void takesFromTheTypesWhatTheBrowserCannotDo(Compatibility compatibility, boolean platform, boolean key) {
        assertThat(compatibility.allows(DeviceType.PLATFORM)).isEqualTo(platform);
        assertThat(compatibility.allows(DeviceType.SECURITY_KEY)).isEqualTo(key);
        assertThat(compatibility.allows(DeviceType.EMAIL)).isTrue();
    }

    @Test
    @DisplayName("fido2 governs both FIDO types unless the older blocks are present")
    void olderBlocks() {
        var older = Samples.policy("{\"securityKey\": {\"enabled\": true}}");

        assertThat(Samples.policy("{}").allows(DeviceType.PLATFORM)).isTrue();
        assertThat(older.allows(DeviceType.SECURITY_KEY)).isTrue();
        assertThat(older.allows(DeviceType.PLATFORM)).isFalse();
    }

    @Test
    void checksItsConfiguration() {
        assertThat(World.TYPE.check(new EnrollConfiguration(null, null, null, null, null)))
                .extracting(Problem.Detail::target)
                .containsExactly("useDefaultPolicy");
        assertThat(World.TYPE.check(new EnrollConfiguration(false, null, null, null, null)))
                .extracting(Problem.Detail::target)
                .containsExactly("deviceAuthenticationPolicy.id");
        assertThat(World.TYPE.check(Samples.configuration(new SkipEnrollment(true, 0, null))))
                .extracting(Problem.Detail::target)
                .containsExactly("skipEnrollment.maxCount");
        assertThat(World.TYPE.check(Samples.configuration(Samples.skipping()))).isEmpty();
        assertThat(World.TYPE.aliases()).containsExactly("DEVICE_REGISTRATION");
    }
}

package dev.sallyport.steps.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The rules for FIDO")
class FidoRulesTest {
    private static final FidoRules STANDARD =
            new FidoRules(3, Duration.ofMinutes(2), Requirement.PREFERRED, Requirement.PREFERRED, true, List.of());

    private static DeviceAuthenticationPolicy policy(String members) {
        return JsonMapper.shared()
                .readValue(
                        "{\"id\": \"p\", \"name\": \"p\", \"standard\": true, " + members + "}",
                        DeviceAuthenticationPolicy.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeviceType.class,
            names = {"PLATFORM", "SECURITY_KEY"})
    void haveDefaults(DeviceType type) {
        assertThat(policy("\"fido2\": {\"enabled\": true}").fidoRules(type)).isEqualTo(STANDARD);
        assertThat(policy("\"fido2\": null").fidoRules(type)).isEqualTo(STANDARD);
        assertThat(policy("\"fido2\": {\"enabled\": true, \"userVerification\": {}, \"backupEligibility\": {}}")
                        .fidoRules(type))
                .isEqualTo(STANDARD);
        assertThat(STANDARD.wantsAttestation()).isFalse();
    }

    @Test
    void areThoseOfTheBlock() {
        var rules = policy("""
                "fido2": {"enabled": true,
                          "failure": {"count": 5, "coolDown": {"duration": 30, "timeUnit": "SECONDS"}},
                          "userVerification": {"option": "REQUIRED", "enforceDuringAuthentication": true},
                          "discoverableCredentials": "DISCOURAGED",
                          "backupEligibility": {"allow": false, "enforceDuringAuthentication": false},
                          "trustAnchors": ["MA"]}
                """).fidoRules(DeviceType.PLATFORM);

        assertThat(rules)
                .isEqualTo(new FidoRules(
                        5,
                        Duration.ofSeconds(30),
                        Requirement.REQUIRED,
                        Requirement.DISCOURAGED,
                        false,
                        List.of("MA")));
        assertThat(rules.wantsAttestation()).isTrue();
    }

    @Test
    void areThoseOfTheOlderBlockWhereThereIsOne() {
        var policy = policy("""
                "fido2": {"enabled": true, "failure": {"count": 7}},
                "platform": {"enabled": true, "failure": {"count": 1}}
                """);

        assertThat(policy.fidoRules(DeviceType.PLATFORM).failures()).isEqualTo(1);
        assertThat(policy.fidoRules(DeviceType.SECURITY_KEY).failures()).isEqualTo(3);
        assertThat(policy.allows(DeviceType.PLATFORM)).isTrue();
        assertThat(policy.allows(DeviceType.SECURITY_KEY)).isFalse();
    }

    @Test
    void areForFidoAlone() {
        assertThatThrownBy(() -> policy("\"fido2\": null").fidoRules(DeviceType.TOTP))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.sallyport.steps.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.test.TestAttestationUtil;
import dev.sallyport.engine.Problem.Detail;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A policy that is checked")
class PolicyCheckTest {

    private static DeviceAuthenticationPolicy policy(String member) {
        return JsonMapper.shared()
                .readValue(
                        "{\"id\": \"p\", \"name\": \"p\", \"standard\": true, " + member + "}",
                        DeviceAuthenticationPolicy.class);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        "email": {"enabled": true, "otp": {"otpLength": 5}}                                              | email.otp.otpLength
        "email": {"enabled": true, "otp": {"otpLength": 11}}                                             | email.otp.otpLength
        "sms": {"enabled": true, "otp": {"lifeTime": {"duration": 29, "timeUnit": "SECONDS"}}}           | sms.otp.lifeTime
        "sms": {"enabled": true, "otp": {"lifeTime": {"duration": 31, "timeUnit": "MINUTES"}}}           | sms.otp.lifeTime
        "sms": {"enabled": true, "otp": {"lifeTime": {"duration": -1, "timeUnit": "DAYS"}}}              | sms.otp.lifeTime
        "sms": {"enabled": true, "otp": {"lifeTime": {"duration": 10}}}                                  | sms.otp.lifeTime.timeUnit
        "voice": {"enabled": true, "otp": {"failure": {"count": 0}}}                                     | voice.otp.failure.count
        "voice": {"enabled": true, "otp": {"failure": {"count": 8}}}                                     | voice.otp.failure.count
        "voice": {"enabled": true, "otp": {"failure": {"coolDown": {"duration": 31, "timeUnit": "MINUTES"}}}} | voice.otp.failure.coolDown
        "totp": {"enabled": true, "otp": {"failure": {"count": 8}}}                                      | totp.otp.failure.count
        "totp": {"enabled": true, "window": 3}                                                           | totp.window
        "totp": {"enabled": true, "window": -1}                                                          | totp.window
        "totp": {"enabled": true, "uriParameters": {"issuer": null}}                                     | totp.uriParameters.issuer
        "mobile": {"enabled": true, "applications": [null]}                                              | mobile.applications.0.id
        "mobile": {"enabled": true, "applications": [{"type": "x"}]}                                     | mobile.applications.0.id
        "fido2": {"enabled": true, "failure": {"count": 8}}                                              | fido2.failure.count
        "platform": {"enabled": true, "failure": {"count": 0}}                                           | platform.failure.count
        "securityKey": {"enabled": true, "failure": {"count": 8}}                                        | securityKey.failure.count
        "fido2": {"enabled": true, "userVerification": {}}                                               | fido2.userVerification.option
        "fido2": {"enabled": true, "trustAnchors": []}                                                   | fido2.trustAnchors
        "platform": {"enabled": true, "trustAnchors": ["MAA="]}                                          | platform.trustAnchors.0
        "securityKey": {"enabled": true, "trustAnchors": [null]}                                         | securityKey.trustAnchors.0
        "fido2": {"enabled": true, "trustAnchors": ["-----BEGIN CERTIFICATE-----"]}                      | fido2.trustAnchors.0
        "mobile": {"enabled": true, "applications": [{"id": "a"}, {"id": "b", "pairingKeyLifetime": {"duration": 59, "timeUnit": "SECONDS"}}]} | mobile.applications.1.pairingKeyLifetime
        "mobile": {"enabled": true, "applications": [{"id": "a", "pairingKeyLifetime": {"duration": 49, "timeUnit": "HOURS"}}]} | mobile.applications.0.pairingKeyLifetime
        """)
    void isRefusedOutsideItsRanges(String member, String target) {
        assertThat(PolicyCheck.of(policy(member))).extracting(Detail::target).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"email\": null",
                "\"email\": {\"enabled\": true, \"otp\": {\"otpLength\": 6, \"failure\": {\"count\": 1}}}",
                "\"email\": {\"enabled\": true, \"otp\": {\"otpLength\": 10, \"failure\": {\"count\": 7}}}",
                "\"sms\": {\"enabled\": true, \"otp\": {\"lifeTime\": {\"duration\": 30, \"timeUnit\": \"SECONDS\"}}}",
                "\"sms\": {\"enabled\": true, \"otp\": {\"lifeTime\": {\"duration\": 30, \"timeUnit\": \"MINUTES\"}}}",
                "\"totp\": {\"enabled\": true, \"window\": 0}",
                "\"totp\": {\"enabled\": true, \"window\": 2, \"otp\": {}}",
                "\"mobile\": {\"enabled\": true, \"applications\": [{\"id\": \"a\", \"pairingKeyLifetime\":"
                        + " {\"duration\": 2, \"timeUnit\": \"DAYS\"}}]}"
            })
    void isTakenAtTheirEnds(String member) {
        assertThat(PolicyCheck.of(policy(member))).isEmpty();
    }

    @Test
    void namesTheCertificateThatIsNone() {
        var certificate = Base64.getEncoder().encodeToString(der());
        var policy = policy("\"fido2\": {\"enabled\": true, \"trustAnchors\": [\"%s\", \"%s\", \"%s\"]}"
                .formatted(certificate, "x", certificate + "AAAA"));

        assertThat(PolicyCheck.of(policy))
                .extracting(Detail::target)
                .containsExactly("fido2.trustAnchors.1", "fido2.trustAnchors.2");
    }

    private static byte[] der() {
        try {
            return TestAttestationUtil.load3tierTestRootCACertificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThat(PolicyCheck.of(policy(
                        "\"email\": {\"enabled\": true, \"otp\": {\"otpLength\": 1, \"failure\": {\"count\": 9}}},"
                                + " \"totp\": {\"enabled\": true, \"window\": 9}")))
                .hasSize(3);
    }

    @Test
    void needsThePairingSettings() {
        var settings = JsonMapper.shared().readValue("{}", MfaSettings.class);

        assertThat(PolicyCheck.of(settings)).extracting(Detail::target).containsExactly("pairing");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "15, 0", "16, 1"})
    void limitsDevicesTo15(int most, int faults) {
        var settings = new MfaSettings(null, new MfaSettings.Pairing(most, null));

        assertThat(PolicyCheck.of(settings)).hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {"sms": {"countries": ["us"]}}                                    | sms.countries.0
        {"sms": {"countries": ["US", "UK"]}}                              | sms.countries.1
        {"sms": {"countries": ["USA"]}}                                   | sms.countries.0
        {"sms": {"countries": ["+1"]}}                                    | sms.countries.0
        {"sms": {"countries": ["001"]}}                                   | sms.countries.0
        {"voice": {"countries": ["DE", "", "FR"]}}                        | voice.countries.1
        {"voice": {"countries": [null]}}                                  | voice.countries.0
        {"sms": {"countries": ["XX"]}, "voice": {"countries": ["GB"]}}    | sms.countries.0
        """)
    void namesWhatIsNoCountry(String channels, String target) {
        assertThat(PolicyCheck.of(JsonMapper.shared().readValue(channels, Channels.class)))
                .extracting(Detail::target)
                .containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sms\": null, \"voice\": {}}",
                "{\"sms\": {\"countries\": null}}",
                "{\"sms\": {\"countries\": []}}",
                "{\"sms\": {\"countries\": [\"US\", \"PR\", \"DE\"]}, \"voice\": {\"countries\": [\"JP\"]}}"
            })
    void takesCountries(String channels) {
        assertThat(PolicyCheck.of(JsonMapper.shared().readValue(channels, Channels.class)))
                .isEmpty();
    }
}

package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.CreationOptions.Account;
import dev.sallyport.steps.webauthn.CreationOptions.Attachment;
import dev.sallyport.steps.webauthn.CreationOptions.Excluded;
import dev.sallyport.steps.webauthn.CreationOptions.RelyingParty;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Creation options")
class CreationOptionsTest {
    private static final CreationOptions OPTIONS = new CreationOptions(
            new RelyingParty("example.org", "Example"),
            new Account(Base64Text.of(new byte[] {0, 1, 127, -128, -1}), "alice@example.org", "Alice"),
            Base64Text.of(new byte[] {-2, 2, -3}),
            CreationOptions.ALGORITHMS,
            List.of(
                    new Excluded(Base64Text.of(new byte[] {9, -9}), List.of("usb", "nfc")),
                    new Excluded(Base64Text.of(new byte[] {8}), List.of())),
            Attachment.CROSS_PLATFORM,
            Requirement.PREFERRED,
            Requirement.REQUIRED,
            false);

    @Test
    void areTheVendorsString() {
        assertThat(OPTIONS.publicKeyCredentialCreationOptions())
                .isEqualTo("{\"rp\":{\"id\":\"example.org\",\"name\":\"Example\"},"
                        + "\"user\":{\"displayName\":\"Alice\",\"name\":\"alice@example.org\",\"id\":[0,1,127,-128,-1]},"
                        + "\"challenge\":[-2,2,-3],"
                        + "\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-7},{\"type\":\"public-key\",\"alg\":-8},"
                        + "{\"type\":\"public-key\",\"alg\":-257}],"
                        + "\"timeout\":120000,"
                        + "\"excludeCredentials\":[{\"type\":\"public-key\",\"id\":[9,-9],\"transports\":[\"usb\",\"nfc\"]},"
                        + "{\"type\":\"public-key\",\"id\":[8]}],"
                        + "\"authenticatorSelection\":{\"authenticatorAttachment\":\"cross-platform\","
                        + "\"residentKey\":\"preferred\",\"requireResidentKey\":false,\"userVerification\":\"required\"},"
                        + "\"attestation\":\"none\"}");
    }

    @Test
    void areTheStandardsObject() {
        assertThat(OPTIONS.publicKeyCredentialCreationOptionsJSON())
                .isEqualTo(JsonMapper.shared().readTree("""
                {"rp": {"id": "example.org", "name": "Example"},
                 "user": {"id": "AAF_gP8", "name": "alice@example.org", "displayName": "Alice"},
                 "challenge": "_gL9",
                 "pubKeyCredParams": [{"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -8},
                                      {"type": "public-key", "alg": -257}],
                 "timeout": 120000,
                 "excludeCredentials": [{"type": "public-key", "id": "Cfc", "transports": ["usb", "nfc"]},
                                        {"type": "public-key", "id": "CA"}],
                 "authenticatorSelection": {"authenticatorAttachment": "cross-platform", "residentKey": "preferred",
                                            "requireResidentKey": false, "userVerification": "required"},
                 "attestation": "none"}
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "PLATFORM, platform, REQUIRED, required, true, true, direct",
        "CROSS_PLATFORM, cross-platform, DISCOURAGED, discouraged, false, false, none"
    })
    void sayWhatIsAskedFor(
            Attachment attachment,
            String place,
            Requirement residentKey,
            String word,
            boolean required,
            boolean direct,
            String conveyance) {
        var options = new CreationOptions(
                        OPTIONS.rp(),
                        OPTIONS.user(),
                        OPTIONS.challenge(),
                        OPTIONS.algorithms(),
                        List.of(),
                        attachment,
                        residentKey,
                        Requirement.PREFERRED,
                        direct)
                .publicKeyCredentialCreationOptionsJSON();
        var selection = options.path("authenticatorSelection");

        assertThat(selection.path("authenticatorAttachment").asString()).isEqualTo(place);
        assertThat(selection.path("residentKey").asString()).isEqualTo(word);
        assertThat(selection.path("requireResidentKey").asBoolean()).isEqualTo(required);
        assertThat(options.path("attestation").asString()).isEqualTo(conveyance);
        assertThat(options.path("excludeCredentials").isEmpty()).isTrue();
    }

    @Test
    void areKeptAsJson() {
        var mapper = JsonMapper.shared();

        assertThat(mapper.readValue(mapper.writeValueAsString(OPTIONS), CreationOptions.class))
                .isEqualTo(OPTIONS);
    }
}

package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {
    private static final String PUBLISHED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    /** The vector that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsTheStandardsVectorSays() {
        assertThat(WebhookSecrets.parse(PUBLISHED)
                        .signatures("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLISHED + "," + OTHER, PUBLISHED + " " + OTHER, " " + PUBLISHED + " ,\n" + OTHER + " "})
    void signsWithEverySecretInTheirOrder(String both) {
        var one = WebhookSecrets.parse(PUBLISHED).signatures("id", 1, "{}");
        var other = WebhookSecrets.parse(OTHER).signatures("id", 1, "{}");

        assertThat(WebhookSecrets.parse(both).signatures("id", 1, "{}")).isEqualTo(one + " " + other);
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @CsvSource(textBlock = """
        MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
        whsec_
        whsec_c2hvcnQ=
        whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!
        whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
        whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw;whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX
        whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw short
        whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        """)
    void othersAreRefusedAndNotShown(@Nullable String text) {
        assertThatThrownBy(() -> WebhookSecrets.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("WEBHOOK_SECRETS: a webhook needs one or more whsec_<base64 of 24 to 64 bytes>, with commas"
                        + " or spaces between");
    }

    @Test
    void theyAreNotShown() {
        assertThat(WebhookSecrets.parse(PUBLISHED).toString()).doesNotContain("MfKQ");
    }
}

package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final String SECRETS = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gate.test/messages",
                "HTTPS://gate.test:8443/messages?tenant=7",
                "http://localhost:8090",
                "http://127.0.0.1:8090/x",
                "http://[::1]/x"
            })
    void aWebhookIsHttpsOrOnLoopback(String url) {
        assertThat(Gateway.parse("SMS_URL", url, SECRETS))
                .isInstanceOfSatisfying(
                        Gateway.Webhook.class, it -> assertThat(it.address()).isEqualTo(URI.create(url)))
                .asString()
                .isEqualTo("Webhook[hidden]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # variable | url                                                | account                                              | user  | token | parameter | sender
        SMS_URL   | twilio://AC1:t0ken@api.twilio.com?from=%2B14155550100 | https://api.twilio.com/2010-04-01/Accounts/AC1    | AC1   | t0ken | From      | +14155550100
        SMS_URL   | twilio://AC1:t0ken@api.twilio.com/?from=+14155550100  | https://api.twilio.com/2010-04-01/Accounts/AC1    | AC1   | t0ken | From      | +14155550100
        SMS_URL   | twilio://AC1:t0ken@api.twilio.com?from=My%20Bank      | https://api.twilio.com/2010-04-01/Accounts/AC1    | AC1   | t0ken | From      | My Bank
        SMS_URL   | twilio://AC1:t0ken@api.twilio.com?from=12345          | https://api.twilio.com/2010-04-01/Accounts/AC1    | AC1   | t0ken | From      | 12345
        SMS_URL   | twilio://AC1:t0ken@api.twilio.com?messagingServiceSid=MG1 | https://api.twilio.com/2010-04-01/Accounts/AC1 | AC1  | t0ken | MessagingServiceSid | MG1
        VOICE_URL | twilio://a-1:t%3A%40+n@us.gate.test:8443/api/laml?from=%2B1415 | https://us.gate.test:8443/api/laml/2010-04-01/Accounts/a-1 | a-1 | t:@+n | From | +1415
        VOICE_URL | twilio+http://AC1:t@localhost:90?from=%2B1415         | http://localhost:90/2010-04-01/Accounts/AC1       | AC1   | t     | From      | +1415
        """, delimiter = '|')
    void readsTwilio(
            String variable, String url, URI account, String user, String token, String parameter, String sender) {
        assertThat(Gateway.parse(variable, url, null))
                .isEqualTo(new Gateway.Twilio(account, user, new Secret(token), parameter, sender));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # url                                              what is said
        ''                                               | it must begin with
        gate.test/hunter2                                | it must begin with
        ftp://gate.test/hunter2                          | it must begin with
        http://gate.test/hunter2                         | without TLS it must stay on loopback
        http://localhost.gate.test/hunter2               | without TLS it must stay on loopback
        http:hunter2                                     | without TLS it must stay on loopback
        https:hunter2                                    | a webhook is
        https://ann:hunter2@gate.test/                   | a webhook is
        https://gate.test:0/hunter2                      | a webhook is
        https://gate.test:99999/hunter2                  | a webhook is
        https://gate.test/#hunter2                       | a webhook is
        https://gate.test/hun ter2                       | it is no URL
        https://gate.test/%zzhunter2                     | it is no URL
        twilio+http://AC1:hunter2@gate.test?from=12345   | without TLS it must stay on loopback
        twilio://api.twilio.com?from=12345               | it must be twilio://SID:TOKEN@
        twilio://AC1@api.twilio.com?from=12345           | it must be twilio://SID:TOKEN@
        twilio://AC1:@api.twilio.com?from=12345          | it must be twilio://SID:TOKEN@
        twilio://AC1:hun/ter2@api.twilio.com?from=12345  | it must be twilio://SID:TOKEN@
        twilio://AC1:hunter2@?from=12345                 | it must be twilio://SID:TOKEN@
        twilio:AC1:hunter2                               | it must be twilio://SID:TOKEN@
        twilio://AC1:hunter2@api.twilio.com?from=1#x     | it must be twilio://SID:TOKEN@
        twilio://A%2FC:hunter2@api.twilio.com?from=12345 | the SID of the account
        twilio://:hunter2@api.twilio.com?from=12345      | the SID of the account
        twilio://AC1:hunter2@api.twilio.com              | after the question mark
        twilio://AC1:hunter2@api.twilio.com?from         | after the question mark
        twilio://AC1:hunter2@api.twilio.com?from=        | after the question mark
        twilio://AC1:hunter2@api.twilio.com?from=%2Bhunter2 | after the question mark
        twilio://AC1:hunter2@api.twilio.com?from=whatsapp:%2B1415 | after the question mark
        twilio://AC1:hunter2@api.twilio.com?from=1&to=hunter2 | after the question mark
        twilio://AC1:hunter2@api.twilio.com?sender=1     | after the question mark
        twilio://AC1:hunter2@api.twilio.com?messagingServiceSid=a%20b | after the question mark
        """, delimiter = '|')
    void refusesOthersAndShowsNothing(String url, String said) {
        assertThatThrownBy(() -> Gateway.parse("SMS_URL", url, SECRETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("SMS_URL: ")
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2", "ter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=12345", "from=My%20Bank", "messagingServiceSid=MG1"})
    void onlyANumberCalls(String sender) {
        assertThatThrownBy(() -> Gateway.parse("VOICE_URL", "twilio://AC1:t@api.twilio.com?" + sender, null))
                .hasMessageStartingWith("VOICE_URL: after the question mark stands from= with a number");
    }

    @Test
    void aWebhookNeedsSecrets() {
        assertThatThrownBy(() -> Gateway.parse("SMS_URL", "https://gate.test/", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("WEBHOOK_SECRETS: a webhook needs");
    }

    @Test
    void theTokenIsNotShown() {
        assertThat(Gateway.parse("SMS_URL", "twilio://AC1:hunter2@api.twilio.com?from=12345", null)
                        .toString())
                .doesNotContain("hunter2");
    }
}

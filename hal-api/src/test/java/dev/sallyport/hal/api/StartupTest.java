package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.run.WrongDefinition;
import dev.sallyport.hal.Options;
import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says of wrong files and settings, and what a changed definition means (decisions.md section 2). */
class StartupTest {

    @Test
    void anExecutionStaysWithItsVersion() {
        var first = TestServer.fresh(null);
        var old = first.visit("no-skip");
        var setup = first.setup();
        first.close();
        var file = setup.files().flows().resolve("no-skip.json");
        var text = setup.files().text(file);
        setup.files()
                .write(
                        file,
                        text.replace(
                                "\"useDefaultPolicy\": true",
                                "\"useDefaultPolicy\": true, \"skipEnrollment\": {\"allowed\": true}"));
        try (var second = first.another(setup)) {
            var kept = old.at(second);
            assertThat(kept.read().number("/flowDefinition/version")).isEqualTo(1);
            assertThat(kept.last().links()).containsExactly("self", "device.create");
            var secret = kept.act("device.create", "{\"type\":\"TOTP\"}").at("/device/secret");
            assertThat(kept.activate(Apps.code(secret, second.clock().instant()))
                            .status())
                    .isEqualTo(200);
            var fresh = second.visit("no-skip");
            assertThat(fresh.last().number("/flowDefinition/version")).isEqualTo(2);
            assertThat(fresh.last().links()).contains("device.skipEnrollment");
        }
        setup.files().write(file, text.replace("\"enabled\": true", "\"enabled\": false"));
        try (var third = first.another(setup)) {
            assertThat(third.start(TestServer.MAIN, TestServer.startBody("no-skip", TestServer.newUser(), null))
                            .refusal())
                    .isEqualTo("400 INVALID_DATA INVALID_VALUE flowDefinition");
            assertThat(old.at(third).read().at("/status")).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aWrongDefinitionIsToldWithItsPlace() {
        var setup = TestServer.shared().setup().elsewhere();
        var file = setup.files().flows().resolve("wrong.json");
        setup.files().write(file, "{\n  \"name\": \"wrong\",\n  \"pigeon\": 1\n}\n");
        try {
            assertThatThrownBy(() -> TestServer.shared().another(setup))
                    .isInstanceOf(WrongDefinition.class)
                    .hasMessageContaining("wrong.json:3:")
                    .hasMessageContaining("pigeon");
        } finally {
            assertThat(file.toFile().delete()).isTrue();
        }
    }

    @Test
    void anUnknownIntegrityVerifierIsToldWithItsPlace() {
        var setup = TestServer.shared().setup().elsewhere();
        var file = setup.files().environments().resolve("wrong.json");
        var phones = setup.files().text(setup.files().environments().resolve("phones.json"));
        setup.files().write(file, phones.replaceFirst("\"verifier\": \"demo\"", "\"verifier\": \"pigeon\""));
        try {
            assertThatThrownBy(() -> TestServer.shared().another(setup))
                    .isInstanceOf(WrongDefinition.class)
                    .hasMessageMatching("(?s).*wrong.json:\\d\\d:\\d+.*")
                    .hasMessageContaining("/applications/2/mobile/integrityDetection/verifier")
                    .hasMessageContaining("must be one of demo");
        } finally {
            assertThat(file.toFile().delete()).isTrue();
        }
    }

    @Test
    void aWrongEnvironmentIsToldWithItsPlace() {
        var setup = TestServer.shared().setup().elsewhere();
        var file = setup.files().environments().resolve("wrong.json");
        setup.files().write(file, "{\n  \"id\": \"wrong\",\n  \"name\": \"Wrong\"\n}\n");
        try {
            assertThatThrownBy(() -> TestServer.shared().another(setup))
                    .isInstanceOf(WrongDefinition.class)
                    .hasMessageContaining("wrong.json:2:");
        } finally {
            assertThat(file.toFile().delete()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SALLYPORT_PIGEON | 1               | there is no setting SALLYPORT_PIGEON
                    PORT             | x               | PORT must be a number
                    PORT             | 65536           | PORT must be a number
                    PUBLIC_URL       | ftp://x         | PUBLIC_URL must be
                    PUBLIC_URL       | http://x/path   | PUBLIC_URL must be
                    DATABASE_URL     | jdbc:x          | DATABASE_URL must be
                    DATABASE_URL     | postgresql://h/d | SALLYPORT_KEYS_FILE is required
                    JOURNAL_RETENTION | 90             | JOURNAL_RETENTION must be
                    METRICS_TOKEN    | short           | METRICS_TOKEN must have 16 to 200 characters
                    METRICS_TOKEN    | sixteen characters | METRICS_TOKEN must have 16 to 200 characters
                    SMS_URL          | http://gate.test/ | SMS_URL: without TLS it must stay on loopback
                    SMS_URL          | https://gate.test/ | WEBHOOK_SECRETS: a webhook needs one or more whsec_
                    VOICE_URL        | twilio://a:b@c  | VOICE_URL: after the question mark stands from=
                    """)
    void aWrongSettingIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> Options.of(Map.of(name, value)))
                .isInstanceOf(Options.Wrong.class)
                .hasMessageContaining(message);
    }

    @Test
    void eachGatewayIsReadFromItsOwnSetting() throws Options.Wrong {
        var options = Options.of(Map.of(
                "SMS_URL", "https://gate.test/",
                "WEBHOOK_SECRETS", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "VOICE_URL", "twilio://AC1:t@api.twilio.com?from=%2B14155550199"));

        assertThat(String.valueOf(options.sms())).startsWith("Webhook");
        assertThat(String.valueOf(options.voice())).startsWith("Twilio");
        assertThat(Options.of(Map.of()).sms()).isNull();
        assertThat(Options.of(Map.of()).voice()).isNull();
        assertThat(options.toString()).doesNotContain("MfKQ", "gate.test", "t@");
    }
}

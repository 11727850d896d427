package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Refused;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final Templates TEMPLATES = Templates.load(null);

    @ParameterizedTest
    @CsvSource(textBlock = """
        # channel | locale     | text
        SMS       |            | 123456 is your code. It expires in 10 minutes. Do not share it with anyone.
        SMS       | en         | 123456 is your code. It expires in 10 minutes. Do not share it with anyone.
        SMS       | de         | 123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.
        SMS       | de-AT      | 123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.
        SMS       | DE_at      | 123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.
        SMS       | de-Latn-CH | 123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.
        SMS       | fr-CA      | 123456 is your code. It expires in 10 minutes. Do not share it with anyone.
        SMS       | -          | 123456 is your code. It expires in 10 minutes. Do not share it with anyone.
        SMS       | ../../de   | 123456 is your code. It expires in 10 minutes. Do not share it with anyone.
        VOICE     | en         | Hello. Your code is: 123456. It expires in 10 minutes. Do not share it with anyone. Goodbye.
        """, delimiter = '|')
    void speaksTheNearestLanguage(String channel, @Nullable String locale, String text) throws Refused {
        var made = TEMPLATES.render(channel, Notices.pairing("x", null, locale));

        assertThat(made.text()).isEqualTo(text);
        assertThat(made.subject()).isNull();
        assertThat(made.html()).isNull();
    }

    @Test
    void mailSaysWhenTheCodeEndsAndThatNobodyAsksForIt() throws Refused {
        var variables =
                Map.of("otp", "123456", "lifetimeMinutes", "10", "service", "Bank", "support", "help@bank.test");

        var made = TEMPLATES.render("EMAIL", new Notice("x", "device_pairing", null, null, variables));

        assertThat(made.subject()).isEqualTo("Your confirmation code for Bank");
        assertThat(made.text()).isEqualTo("""
                Enter the code below to set up this e-mail address for Bank. It works once and expires in 10 minutes.

                Your code is 123456.

                Nobody will ask you for this code: do not share it with anyone.
                If you did not ask for it, ignore this message or contact help@bank.test.""");
    }

    @Test
    void newDeviceSaysWhatWhenAndHowToRepudiate() throws Refused {
        var made = TEMPLATES.render("EMAIL", newDevice("SECURITY_KEY", "en", Map.of("nickname", "blue key")));

        assertThat(made.subject()).isEqualTo("A new way to confirm your sign-in was added");
        assertThat(made.text()).isEqualTo("""
                A new way to confirm your sign-in was added to your account.

                What: a security key, named “blue key”
                When: August 1, 2026, 09:05 UTC

                If this was you, there is nothing to do.

                If it was not you, contact the support of your account at once and ask for it to be removed. \
                Until then somebody else may be able to use your account.""");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # type       | locale | words
        MOBILE       | en     | an app on a phone
        EMAIL        | en     | codes by e-mail
        SMS          | en     | codes by text message
        VOICE        | en     | codes by phone call
        TOTP         | en     | an authenticator app
        PLATFORM     | en     | a passkey on a device
        SECURITY_KEY | en     | a security key
        CARRIER_BIRD | en     | CARRIER_BIRD
        SECURITY_KEY | de     | ein Sicherheitsschlüssel
        TOTP         | de     | eine Authenticator-App
        """, delimiter = '|')
    void namesEachTypeOfDevice(String type, String locale, String words) throws Refused {
        var when = locale.equals("de") ? "1. August 2026, 09:05 UTC" : "August 1, 2026, 09:05 UTC";
        for (var channel : new String[] {"SMS", "EMAIL"}) {
            assertThat(TEMPLATES
                            .render(channel, newDevice(type, locale, Map.of()))
                            .text())
                    .contains(": " + words)
                    .contains(when)
                    .doesNotContain("\"", "“", "„");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1 minute.", "de, 1 Minute."})
    void oneMinuteIsOne(String locale, String words) throws Refused {
        for (var channel : new String[] {"EMAIL", "SMS", "VOICE"}) {
            var notice = new Notice("x", "device_pairing", null, locale, Map.of("otp", "1", "lifetimeMinutes", "1"));
            var made = TEMPLATES.render(channel, notice);

            assertThat(made.text()).containsPattern(words.replace(".", "\\b"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "device_pairing,EMAIL",
        "device_pairing,SMS",
        "device_pairing,VOICE",
        "new_device,EMAIL",
        "new_device,SMS"
    })
    void everyMessageIsThereInBothLanguages(String template, String channel) throws Refused {
        var all = new HashMap<>(Map.of("otp", "123456", "lifetimeMinutes", "10", "service", "Bank", "support", "us"));
        all.putAll(Map.of("deviceType", "TOTP", "nickname", "mine", "addedAt", "2026-08-01T09:05:30.000Z"));
        for (var locale : new String[] {"en", "de"}) {
            var full = TEMPLATES.render(channel, new Notice("x", template, null, locale, all));
            var bare = TEMPLATES.render(channel, new Notice("x", template, null, locale, Map.of()));

            assertThat(full.locale()).isEqualTo(Locale.of(locale));
            assertThat(full.text()).contains("Bank").doesNotContain("{{", "}}", "  ");
            assertThat(bare.text()).isNotBlank().doesNotContain("{{", "}}");
            assertThat(full.html() == null).isEqualTo(!channel.equals("EMAIL"));
            if (template.equals("device_pairing")) {
                assertThat(full.text()).contains("123456");
                assertThat(String.valueOf(full.subject())).doesNotContain("123456");
            }
        }
    }

    @Test
    void missingVariablesLeaveNothing() throws Refused {
        var made = TEMPLATES.render("SMS", new Notice("x", "device_pairing", null, null, Map.of()));

        assertThat(made.text()).isEqualTo(" is your code. It expires in  minutes. Do not share it with anyone.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # a service called, <hex> a character | is shown as
        Bank<0D><0A>Bcc: eve@evil.test      | Bank Bcc: eve@evil.test
        Bank<2028>next<85>line              | Bank next line
        B<00><1B>[31mank<7F>                | B[31mank
        <202E>knaB<2066>                    | knaB
        B<D83D>ank                          | Bank
        <b>&amp; "Bank"</b>                 | <b>&amp; "Bank"</b>
        {{otp}}                             | {{otp}}
        Банк 🏦                             | Банк 🏦
        """, delimiter = '|')
    void nothingThatIsPassedBreaksOutOfItsLine(String given, String shown) throws Refused {
        var variables = Map.of("otp", "1", "lifetimeMinutes", "10", "service", withCharacters(given));

        var made = TEMPLATES.render("EMAIL", new Notice("x", "device_pairing", null, null, variables));

        assertThat(made.subject()).isEqualTo("Your confirmation code for " + shown);
        assertThat(made.text()).contains("e-mail address for " + shown + ". It works once");
    }

    @Test
    void aVariableHasItsLength() throws Refused {
        var variables = Map.of("otp", "1", "lifetimeMinutes", "10", "service", "é".repeat(5_000));

        var made = TEMPLATES.render("SMS", new Notice("x", "device_pairing", null, null, variables));

        assertThat(made.text()).contains(" for " + "é".repeat(100) + ". It");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "../device_pairing", "device_pairing/", "", "device pairing", "templates/index"})
    void anUnknownTemplateIsRefused(String template) {
        assertThatThrownBy(() -> TEMPLATES.render("EMAIL", new Notice("x", template, null, null, Map.of())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTemplateWithoutTheChannelIsRefused() {
        assertThatThrownBy(() -> TEMPLATES.render("VOICE", newDevice("SMS", "en", Map.of())))
                .isInstanceOf(Refused.class)
                .hasMessage("no template new_device for VOICE");
        assertThatThrownBy(() -> TEMPLATES.render("../x", newDevice("SMS", "en", Map.of())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatItMadeIsNotShown() throws Refused {
        assertThat(TEMPLATES.render("SMS", Notices.pairing("x", null, null)).toString())
                .doesNotContain("123456");
    }

    private static String withCharacters(String given) {
        return Pattern.compile("<([0-9A-F]{2,4})>")
                .matcher(given)
                .replaceAll(code -> Character.toString((char) Integer.parseInt(code.group(1), 16)));
    }

    private static Notice newDevice(String type, String locale, Map<String, String> more) {
        var variables = new HashMap<>(more);
        variables.put("deviceType", type);
        variables.put("addedAt", "2026-08-01T09:05:30.000Z");
        return new Notice("x", "new_device", null, locale, variables);
    }
}

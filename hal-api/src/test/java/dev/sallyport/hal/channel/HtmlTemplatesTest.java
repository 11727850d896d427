package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTemplatesTest {
    private static final Templates TEMPLATES = Templates.load(null);
    private static final String HOSTILE = "</p><script>alert('x')</script> & \"b\" `c` =d {{otp}} &amp; \n<img src=x>";
    private static final String ESCAPED = "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;"
            + " &quot;b&quot; &#x60;c&#x60; &#x3D;d {{otp}} &amp;amp;  &lt;img src&#x3D;x&gt;";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"device_pairing,en", "device_pairing,de", "new_device,en", "new_device,de"})
    void whatIsPassedStaysText(String template, String locale) throws Refused {
        var made = TEMPLATES.render("EMAIL", notice(template, locale, HOSTILE));

        assertThat(page(made)).contains(ESCAPED).doesNotContain("<script", "<img", "\"b\"");
        assertThat(made.text()).contains("<script>alert('x')</script> & \"b\"");
    }

    @ParameterizedTest
    @CsvSource({"device_pairing,en", "device_pairing,de", "new_device,en", "new_device,de"})
    void aPageReachesNothingOutside(String template, String locale) throws Refused {
        assertThat(page(TEMPLATES.render("EMAIL", notice(template, locale, "Bank"))))
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + locale + "\">")
                .endsWith("</html>")
                .contains("name=\"color-scheme\" content=\"light dark\"")
                .doesNotContainIgnoringCase("http")
                .doesNotContainIgnoringCase("href")
                .doesNotContainIgnoringCase("src")
                .doesNotContainIgnoringCase("url(")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            device_pairing | en | 123456 | Enter the code below | expires in 10 minutes | do not share it
            device_pairing | de | 123456 | Geben Sie den folgenden Code ein | läuft in 10 Minuten ab | Geben Sie ihn nicht weiter
            new_device     | en | an authenticator app | August 1, 2026, 09:05 UTC | If it was not you | ask for it to be removed
            new_device     | de | eine Authenticator-App | 1. August 2026, 09:05 UTC | Wenn Sie es nicht waren | lassen Sie ihn entfernen
            """, delimiter = '|')
    void aPageSaysWhatTheTextSays(
            String template, String locale, String first, String second, String third, String fourth) throws Refused {
        var made = TEMPLATES.render("EMAIL", notice(template, locale, "Bank"));

        assertThat(page(made)).contains(first, second, third, fourth);
        assertThat(made.text()).contains(first, second, third, fourth);
    }

    @Test
    void anOperatorsPageIsEscapedInWhicheverBraces() throws IOException, Refused {
        write("email.en.txt", "Subject: Hello {{service}}\n\nHello {{service}}");
        write("email.en.html", "{{{service}}}|{{&service}}|{{#service}}{{.}}{{/service}}\r\n\r\n");

        var made = Templates.load(folder).render("EMAIL", notice("device_pairing", "en", "<b>"));

        assertThat(made.html()).isEqualTo("&lt;b&gt;|&lt;b&gt;|&lt;b&gt;");
        assertThat(made.subject()).isEqualTo("Hello <b>");
    }

    @Test
    void anOperatorsTextAloneTakesOurPageAway() throws IOException, Refused {
        write("email.en.txt", "Subject: Ours\n\nOurs {{otp}}");
        var templates = Templates.load(folder);

        assertThat(templates
                        .render("EMAIL", notice("device_pairing", "en", "Bank"))
                        .html())
                .isNull();
        assertThat(templates
                        .render("EMAIL", notice("device_pairing", "de", "Bank"))
                        .html())
                .isNotNull();
    }

    private static Notice notice(String template, String locale, String word) {
        var variables = new HashMap<>(Map.of("otp", "123456", "lifetimeMinutes", "10", "deviceType", "TOTP"));
        variables.putAll(Map.of("service", word, "nickname", word, "support", word));
        variables.put("addedAt", "2026-08-01T09:05:30.000Z");
        return new Notice("x", template, null, locale, variables);
    }

    private static String page(Rendered made) {
        return Objects.requireNonNull(made.html());
    }

    private void write(String file, String content) throws IOException {
        var path = folder.resolve("device_pairing").resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
    }
}

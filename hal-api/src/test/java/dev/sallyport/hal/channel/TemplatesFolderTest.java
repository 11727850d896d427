package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(textBlock = """
        # variant | locale | text
                  |        | ours 123456
        vip       |        | vip 123456
        vip       | fr-CA  | vip fr 123456
        vip       | de     | vip 123456
        unknown   | fr     | ours 123456
        ../vip    | fr     | ours 123456
        VIP       |        | ours 123456
                  | de     | 123456 ist Ihr Code. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.
        """, delimiter = '|')
    void variantsAndTheOperatorsTextsWin(@Nullable String variant, @Nullable String locale, String text)
            throws IOException, Refused {
        write("device_pairing/sms.en.txt", "ours {{otp}}\n");
        write("device_pairing/vip/sms.en.txt", "vip {{otp}}\r\n\r\n");
        write("device_pairing/vip/sms.FR.txt", "vip fr {{otp}}");
        write("README.md", "nothing to render");

        var made = Templates.load(folder).render("SMS", Notices.pairing("x", variant, locale));

        assertThat(made.text()).isEqualTo(text);
    }

    @Test
    void aTemplateOfTheirOwn() throws IOException, Refused {
        write("greeting/email.en.txt", """
                Subject:  Hello, {{{name}}}
                \t
                {{#name}}
                Dear {{&name}},
                {{/name}}
                {{a.b}}{{name.bytes}}

                .
                """.replace("\n", "\r\n"));

        var made = Templates.load(folder)
                .render("EMAIL", new Notice("x", "greeting", null, null, Map.of("name", "Ann\r\nBcc: eve@evil.test")));

        assertThat(made.subject()).isEqualTo("Hello, Ann Bcc: eve@evil.test");
        assertThat(made.text()).isEqualTo("Dear Ann Bcc: eve@evil.test,\n\n\n.");
    }

    @Test
    void aVolumeOfLinksIsRead() throws IOException, Refused {
        write("..2026_08_01/device_pairing/sms.en.txt", "linked {{otp}}");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_08_01"));
        Files.createSymbolicLink(folder.resolve("device_pairing"), Path.of("..data/device_pairing"));

        var made = Templates.load(folder).render("SMS", Notices.pairing("x", null, null));

        assertThat(made.text()).isEqualTo("linked 123456");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # file                       content            what is said
        device_pairing/email.en.txt | Hello            | the first line is not a subject
        device_pairing/email.en.txt | Subject: Hello   | the first line is not a subject
        device_pairing/sms.en.txt   | {{#otp}} is open | otp
        device_pairing/sms.en.txt   | {{>other}}       | TEMPLATES_DIR: device_pairing/sms.en.txt
        device_pairing/sms.txt      | Hello            | the name is not
        sms.en.txt                  | Hello            | the name is not
        a/b/c/sms.en.txt            | Hello            | the name is not
        dévice/sms.en.txt           | Hello            | the name is not
        device_pairing/sms.en.html  | Hello            | the name is not
        device_pairing/email.en.htm.html | Hello       | the name is not
        device_pairing/email.en.html | Hello           | there is no .txt beside it
        """, delimiter = '|')
    void aFileThatCannotBeUsedStopsTheStart(String file, String content, String said) throws IOException {
        write(file, content);

        assertThatThrownBy(() -> Templates.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TEMPLATES_DIR: " + file)
                .hasMessageContaining(said);
    }

    @Test
    void aPageThatIsNoTemplateStopsTheStart() throws IOException {
        write("greeting/email.en.txt", "Subject: Hello\n\nHello");
        write("greeting/email.en.html", "<p>{{#otp}} is open</p>");

        assertThatThrownBy(() -> Templates.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TEMPLATES_DIR: greeting/email.en.html: ")
                .hasMessageContaining("otp");
    }

    @Test
    void neitherAreBytesThatAreNoText() throws IOException {
        write("a/sms.en.txt", "");
        Files.write(folder.resolve("a/sms.en.txt"), new byte[] {(byte) 0xc3, 0x28});

        assertThatThrownBy(() -> Templates.load(folder)).hasMessage("TEMPLATES_DIR: a/sms.en.txt: not UTF-8");
    }

    @Test
    void norFilesWithoutEnd() throws IOException {
        write("a/sms.en.txt", "x".repeat(70_000));

        assertThatThrownBy(() -> Templates.load(folder))
                .hasMessage("TEMPLATES_DIR: a/sms.en.txt: larger than 65536 bytes");
    }

    @Test
    void norTheSameNameTwice() throws IOException {
        write("a/sms.fr.txt", "x");
        write("a/sms.FR.txt", "y");

        assertThatThrownBy(() -> Templates.load(folder)).hasMessageContaining("another file has this name");
    }

    @Test
    void norAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Templates.load(folder.resolve("gone")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("gone is no folder");
    }

    @Test
    void theIndexListsWhatLiesThere() throws Exception {
        var index = TemplateFiles.class.getResource("templates/index.txt");
        var beside = Path.of(Objects.requireNonNull(index).toURI()).resolveSibling("");
        try (var files = Files.walk(beside)) {
            assertThat(Resource.text("templates/index.txt").lines())
                    .containsExactlyElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> beside.relativize(file).toString())
                            .filter(file -> !file.equals("index.txt"))
                            .sorted()
                            .toList());
        }
    }

    private void write(String file, String content) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content, StandardCharsets.UTF_8);
    }
}

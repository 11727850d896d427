package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {
    private static final String NUMBER = "+14155550100";
    private static final Templates TEMPLATES = Templates.load(null);

    @ParameterizedTest
    @CsvSource(textBlock = """
        # locale | language | text
                 | en-US | Hello. Your code is: 1, 2, 3, 4, 5, 6. It expires in 10 minutes. Do not share it with anyone. Goodbye.
        en-GB    | en-US | Hello. Your code is: 1, 2, 3, 4, 5, 6. It expires in 10 minutes. Do not share it with anyone. Goodbye.
        fr       | en-US | Hello. Your code is: 1, 2, 3, 4, 5, 6. It expires in 10 minutes. Do not share it with anyone. Goodbye.
        de-AT    | de-DE | Guten Tag. Ihr Code lautet: 1, 2, 3, 4, 5, 6. Er gilt 10 Minuten. Geben Sie ihn nicht weiter. Auf Wiederhören.
        """, delimiter = '|')
    void saysTheCodeDigitByDigitInTheTemplatesLanguage(@Nullable String locale, String language, String text)
            throws Refused {
        var message = Notices.message(Notices.ID, "VOICE", Notices.pairing(NUMBER, null, locale));

        assertThat(Speech.of(TEMPLATES, message)).isEqualTo(new Speech(language, text));
    }

    @Test
    void otherNumbersStayWhole() throws Refused {
        var variables = Map.of("otp", "00000000", "lifetimeMinutes", "15", "service", "Bank 24");
        var notice = new Notice(NUMBER, "device_pairing", null, null, variables);

        assertThat(Speech.of(TEMPLATES, Notices.message(Notices.ID, "VOICE", notice))
                        .text())
                .isEqualTo("Hello. Your code for Bank 24 is: 0, 0, 0, 0, 0, 0, 0, 0. It expires in 15 minutes. Do not"
                        + " share it with anyone. Goodbye.");
    }

    @ParameterizedTest
    @CsvSource({"pt-BR,pt-BR", "pt,pt-PT", "sv,sv-SE", "yue,yue", "zh-hant-tw,zh-Hant-TW"})
    void anOperatorsTemplateNamesItsVoice(String locale, String language, @TempDir Path folder)
            throws IOException, Refused {
        var file = folder.resolve("device_pairing/voice." + locale + ".txt");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "{{otp}}");
        var message = Notices.message(Notices.ID, "VOICE", Notices.pairing(NUMBER, null, locale));

        assertThat(Speech.of(Templates.load(folder), message)).isEqualTo(new Speech(language, "1, 2, 3, 4, 5, 6"));
    }

    @Test
    void aMessageWithoutACodeIsSaidAsItIs() throws Refused {
        var notice = new Notice(NUMBER, "device_pairing", null, null, Map.of());

        assertThat(Speech.of(TEMPLATES, Notices.message(Notices.ID, "VOICE", notice))
                        .text())
                .isEqualTo("Hello. Your code is: . It expires in  minutes. Do not share it with anyone. Goodbye.");
    }

    @Test
    void isNotShown() {
        assertThat(new Speech("en-US", "1, 2").toString()).isEqualTo("Speech[hidden]");
    }
}

package dev.sallyport.hal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Text;
import dev.sallyport.engine.Words;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.http.HttpRefusal;
import dev.sallyport.steps.complete.CompleteFlow;
import dev.sallyport.steps.enroll.EnrollDevice;
import dev.sallyport.steps.enroll.EnrollText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final StepCatalog STEPS = new StepCatalog(List.of(new EnrollDevice(), new CompleteFlow()));
    private static final List<Text> SAID = Stream.concat(STEPS.texts().stream(), Stream.of(HttpRefusal.values()))
            .toList();
    private static final Texts TEXTS = new Texts(SAID);
    private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");

    private enum Unworded implements Text {
        NOBODY_SAID_THIS;

        @Override
        public String family() {
            return "test";
        }
    }

    @Test
    @DisplayName("each language words all that is said, and nothing else")
    void everythingIsWorded() {
        var said = new TreeSet<String>();
        SAID.forEach(it -> said.add(it.id()));

        assertThat(said).contains("enroll.code-sent", "flow.failed", "refusal.INVALID_OTP");
        Languages.ALL.forEach(
                language -> assertThat(TEXTS.ids(language)).as(language).isEqualTo(said));
    }

    @Test
    void whatIsWordedNowhereStopsTheServer() {
        assertThatThrownBy(() -> new Texts(List.of(Unworded.values())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.nobody-said-this");
        assertThat(TEXTS.say(Unworded.NOBODY_SAID_THIS.words(), "en")).isEqualTo("test.nobody-said-this");
    }

    @Test
    void languagesShowTheSameValues() {
        for (var id : TEXTS.ids("en")) {
            assertThat(values(id, "de")).as(id).isEqualTo(values(id, "en"));
        }
    }

    /** The values that are shown when all are given by their own names. */
    private static Set<String> values(String id, String language) {
        var said = TEXTS.say(new Words(id, Map.of("to", "{{to}}")), language);
        var found = new TreeSet<String>();
        var values = VALUE.matcher(said);
        while (values.find()) {
            found.add(values.group(1));
        }
        return found;
    }

    @Test
    void valuesAreShownAsTheyAre() {
        var words = EnrollText.CODE_SENT.words("to", "<ann&{{bob}}>@example.org");
        assertThat(TEXTS.say(words, "en")).isEqualTo("A code was sent to <ann&{{bob}}>@example.org.");
        assertThat(TEXTS.say(words, "de")).isEqualTo("Ein Code ging an <ann&{{bob}}>@example.org.");
    }

    @Test
    void refusalsAreWordedUnlessTheySayMore() {
        var refusal = CommonRefusal.REQUIRED_VALUE;
        assertThat(TEXTS.refusal(refusal, refusal.sentence(), "de")).isEqualTo("Eine nötige Angabe fehlt.");
        assertThat(TEXTS.refusal(refusal, refusal.sentence(), "en")).isEqualTo(refusal.sentence());
        assertThat(TEXTS.refusal(refusal, "More than that.", "de")).isEqualTo("More than that.");
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 section 12.5.4, RFC 4647 section 3.4")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        none                      | en
        ''                        | en
        de                        | de
        de-AT                     | de
        fr, de;q=0.5              | de
        en, de                    | en
        de;q=0.3, en-GB;q=0.7     | en
        fr                        | en
        *                         | en
        de;q=x                    | en
        ;;;                       | en
        ,de                       | de
        de,,en                    | de
        """)
    void acceptLanguage(@Nullable String header, String language) {
        assertThat(Languages.of(header)).isEqualTo(language);
    }
}

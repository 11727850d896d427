package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A trace (W3C Trace Context)")
class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @ParameterizedTest
    @CsvSource({"00,00", "01,01", "02,02", "03,03", "ff,03", "fc,00"})
    void readsAndWritesWhatItKnows(String flags, String passedOn) {
        var read = Trace.of("00-" + ID + "-" + SPAN + "-" + flags, "rojo=1");

        assertThat(read).hasValueSatisfying(it -> {
            assertThat(it.id()).isEqualTo(ID);
            assertThat(it.span()).isEqualTo(SPAN);
            assertThat(it.state()).isEqualTo("rojo=1");
            assertThat(it.parent()).isEqualTo("00-" + ID + "-" + SPAN + "-" + passedOn);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + ID + "-" + SPAN,
                "00-" + ID + "-" + SPAN + "-1",
                "00-" + ID + "-" + SPAN + "-0g",
                "00-" + ID + "-" + SPAN + "-01-",
                "00-" + ID + "-" + SPAN + "-01-more",
                " 00-" + ID + "-" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + ID + "-0000000000000000-01",
                "ff-" + ID + "-" + SPAN + "-01",
                "0-" + ID + "-" + SPAN + "-01",
                "01-" + ID + "-" + SPAN + "-01.more",
                "00_" + ID + "-" + SPAN + "-01"
            })
    void takesNothingMalformed(String parent) {
        assertThat(Trace.of(parent, null)).isEmpty();
    }

    @Test
    void readsAVersionToComeAsFarAsItKnows() {
        assertThat(Trace.of("cc-" + ID + "-" + SPAN + "-01-what the future will be like", null))
                .map(Trace::parent)
                .contains("00-" + ID + "-" + SPAN + "-01");
        assertThat(Trace.of(null, "rojo=1")).isEmpty();
    }

    @Test
    void beginsWithIdsOfItsOwnAndGoesOnWithNewSpans() {
        var begun = Trace.begun();
        Set<String> spans = new HashSet<>();
        for (var it = begun; spans.size() < 100; it = it.next()) {
            assertThat(it.id()).isEqualTo(begun.id());
            assertThat(Trace.of(it.parent(), null)).contains(it);
            assertThat(spans.add(it.span())).isTrue();
        }
        assertThat(begun.flags()).as("random, and sampled by nobody yet").isEqualTo(2);
        assertThat(Trace.begun().id()).isNotEqualTo(begun.id());
    }
}

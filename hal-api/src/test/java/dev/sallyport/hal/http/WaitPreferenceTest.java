package dev.sallyport.hal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    wait=10                              | 10
                    wait=0                               | 0
                    wait=60                              | 60
                    wait=61                              | 60
                    wait=99999999999999999999            | 60
                    wait=007                             | 7
                    WAIT = 5                             | 5
                    wait="5"                             | 5
                    respond-async, wait=10               | 10
                    wait=10; foo=bar;                    | 10
                    wait=10; foo="b,ar", handling=strict | 10
                    wait=3, wait=4                       | 3
                    , ,wait=2,                           | 2
                    a="x, wait=1", wait=2                | 2
                    a="x\\", wait=1", wait=2             | 2
                    """)
    void isTaken(String prefer, int seconds) {
        assertThat(WaitPreference.seconds(List.of(prefer))).hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``
                    wait
                    wait=
                    wait=""
                    wait=-1
                    wait=1.5
                    wait=ten
                    wait 10
                    wait=10; foo=bar; "
                    wait=1 0
                    await=10
                    a="wait=1
                    return=minimal
                    =10
                    """)
    void isIgnored(String prefer) {
        assertThat(WaitPreference.seconds(List.of(prefer))).isEmpty();
    }

    @Test
    void standsInAnyOfSeveralHeaders() {
        assertThat(WaitPreference.seconds(List.of("return=minimal", "wait=9"))).hasValue(9);
        assertThat(WaitPreference.seconds(List.of())).isEmpty();
    }

    @Test
    void aLongHeaderIsReadInNoTime() {
        assertThat(WaitPreference.seconds(List.of("a;".repeat(4_000) + "\""))).isEmpty();
        assertThat(WaitPreference.seconds(List.of("a=\"" + "\\\"".repeat(4_000))))
                .isEmpty();
    }
}

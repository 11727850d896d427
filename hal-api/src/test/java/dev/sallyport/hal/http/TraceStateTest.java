package dev.sallyport.hal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tracestate")
class TraceStateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rojo=00f067aa0ba902b7",
                "rojo=1,congo=2",
                "rojo=1 , congo=2",
                "rojo=1,,congo=2",
                "tenant@system=1",
                "1a=b",
                "a_-*/b=a:b;c",
                "a= b"
            })
    void isPassedOnAsItCame(String state) {
        assertThat(TraceState.of(List.of(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "A=1", "a", "a=", "=1", "a=1=2", "a=1,a=2", "a=\u00e9", "a=1\t2", "@a=1"})
    void isLeftOutWhereItIsNone(String state) {
        assertThat(TraceState.of(List.of(state))).isNull();
    }

    @Test
    void mayComeInSeveralLines() {
        assertThat(TraceState.of(List.of("a=1", "b=2"))).isEqualTo("a=1,b=2");
        assertThat(TraceState.of(List.of("a=1", "a=2"))).isNull();
        assertThat(TraceState.of(List.of())).isNull();
    }

    @Test
    void hasThirtyTwoMembersAndAHalfKilobyteAtMost() {
        assertThat(TraceState.of(List.of(members(32)))).isNotNull();
        assertThat(TraceState.of(List.of(members(33)))).isNull();
        assertThat(TraceState.of(List.of("a=" + "b".repeat(256)))).isNotNull();
        assertThat(TraceState.of(List.of("a=" + "b".repeat(257)))).isNull();
        assertThat(TraceState.of(List.of("a=" + "b".repeat(255), "b=" + "b".repeat(252))))
                .hasSize(512);
        assertThat(TraceState.of(List.of("a=" + "b".repeat(255), "b=" + "b".repeat(253))))
                .isNull();
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(it -> "a" + it + "=1").collect(Collectors.joining(","));
    }
}

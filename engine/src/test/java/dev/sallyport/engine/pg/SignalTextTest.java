package dev.sallyport.engine.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.pg.SignalText.Moved;
import dev.sallyport.engine.pg.SignalText.Place;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTextTest {
    private static final String ONE = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();

    @Test
    void whatIsToldIsHeardByOthersInPayloadsThatPostgresTakes() {
        var moved = new LinkedHashMap<Place, Long>();
        IntStream.range(0, 200).forEach(it -> moved.put(new Place(id(), id()), 999_999_999_999_999_999L - it));
        var payloads = SignalText.payloads(ONE, moved);

        assertThat(payloads)
                .hasSize(3)
                .allSatisfy(
                        it -> assertThat(it.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000));
        assertThat(payloads.stream().flatMap(it -> SignalText.heard(OTHER, it).stream()))
                .containsExactlyElementsOf(moved.entrySet().stream()
                        .map(it -> new Moved(it.getKey(), it.getValue()))
                        .toList());
        assertThat(payloads)
                .allSatisfy(it ->
                        assertThat(SignalText.heard(ONE, it)).as("one's own").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "x", "x\n1 2 3", "x\na b c\n\n", "x\n- - 99999999999999999999", "x\n\u0000 \uffff"})
    void nonsenseTellsNothing(String payload) {
        assertThat(SignalText.heard(ONE, payload)).isEmpty();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}

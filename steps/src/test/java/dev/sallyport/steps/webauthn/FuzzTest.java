package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.webauthn.Verdict.Refuted;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bytes from strangers")
class FuzzTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areRefused(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 0 && random.nextBoolean()) {
                noise[0] = (byte) 0xa3; // what an attestation object begins with
            }
            assertThat(Ceremony.of(it -> it.objectBytes = _ -> noise)).isInstanceOf(Refuted.class);
            assertThat(Ceremony.of(it -> it.clientDataBytes = _ -> noise)).isInstanceOf(Refuted.class);
        }
    }

    static List<Format> formats() {
        return StatementTest.signedFormats().toList();
    }

    /** A signed object that was altered anywhere may still hold where nothing is signed; it must not do harm. */
    @ParameterizedTest
    @MethodSource("formats")
    void doNoHarmWhenNearlyRight(Format format) {
        var random = new Random(format.identifier().hashCode());
        var good = new Ceremony();
        good.format = format;
        var bytes = good.attestation().attestationObjectBytes();
        for (int round = 0; round < 400; round++) {
            var altered = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int flips = 0; flips < 3 && altered.length > 0; flips++) {
                altered[random.nextInt(altered.length)] = (byte) random.nextInt();
            }
            assertThat(Ceremony.of(it -> it.objectBytes = _ -> altered)).isInstanceOf(Verdict.class);
        }
    }
}

package dev.sallyport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.HandSetClock;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chance as a value")
class ChanceTest {
    private static final int SEEDS = 2_000;

    @Test
    void givesTheSameBytesUnderTheSameLabel() {
        assertThat(Chances.of(7).bytes("a", 40)).isEqualTo(Chances.of(7).bytes("a", 40));
        assertThat(Chances.of(7)).isEqualTo(Chances.of(7)).hasSameHashCodeAs(Chances.of(7));
        assertThat(Chances.of(7).bytes("a", 16))
                .isEqualTo(Arrays.copyOf(Chances.of(7).bytes("a", 40), 16));
    }

    @Test
    void givesOtherBytesUnderOtherLabelsAndSeeds() {
        var seen = new HashSet<String>();
        for (var seed = 0; seed < SEEDS; seed++) {
            seen.add(Chances.of(seed).uuid("a").toString());
            seen.add(Chances.of(seed).uuid("b").toString());
        }

        assertThat(seen).hasSize(2 * SEEDS);
    }

    @Test
    @DisplayName("RFC 9562 5.4: a random UUID has version 4 and the variant of the RFC")
    void randomUuid() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var uuid = Chances.of(seed).uuid("id");
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("RFC 9562 5.7: a UUID by time has version 7, the milliseconds in front, and the variant of the RFC")
    void uuidByTime() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var uuid = Chances.of(seed).uuid("id", HandSetClock.NOON.plusMillis(seed));
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(uuid.getMostSignificantBits() >>> 16)
                    .isEqualTo(HandSetClock.NOON.plusMillis(seed).toEpochMilli());
        }
    }

    @Test
    @DisplayName(
            "draws each digit as often as any other: chi-square over 60,000 digits, 9 degrees of freedom, p = 0.001")
    void digitsWithoutBias() {
        var counts = new int[10];
        for (var seed = 0; seed < 10_000; seed++) {
            var code = Chances.of(seed).digits("code", 6);
            assertThat(code).hasSize(6);
            code.chars().forEach(it -> counts[it - '0']++);
        }

        var chiSquare = 0.0;
        for (var count : counts) {
            chiSquare += (count - 6_000.0) * (count - 6_000.0) / 6_000.0;
        }
        assertThat(chiSquare).isLessThan(27.88);
    }

    @Test
    void takesSeedsOf256BitsAloneAndKeepsItsOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Chance(new byte[31]));
        var seed = new byte[32];
        var chance = new Chance(seed);
        var before = chance.bytes("a", 8);
        seed[0] = 1;

        assertThat(chance.bytes("a", 8)).isEqualTo(before);
        assertThat(chance).hasToString("Chance[hidden]");
    }
}

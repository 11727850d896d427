package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.KeyTexts.DATE;
import static dev.sallyport.hal.access.KeyTexts.pepper;
import static dev.sallyport.hal.access.KeyTexts.sealing;
import static dev.sallyport.hal.access.KeyTexts.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRingTest {
    private static final String T = signing("sign", DATE);

    private final HandClock clock = new HandClock();

    @TempDir
    private Path folder;

    private KeyRing ring;

    @BeforeEach
    void read() {
        ring = ring(sealing("s1", DATE), pepper("p1", DATE), T);
    }

    private KeyRing ring(String... keys) {
        return new KeyRing(KeyTexts.write(folder, keys), clock, new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "JBSWY3DPEHPK3PXP", "żółć 🗝"})
    void opensWhatItSealed(String clear) {
        var sealed = ring.seal(clear, "env/row");

        assertThat(sealed).matches("s1\\.[A-Za-z0-9_-]+");
        assertThat(ring.open(sealed, "env/row")).isEqualTo(clear);
    }

    @Test
    void sealsTheSameEachTimeDifferently() {
        assertThat(IntStream.range(0, 100).mapToObj(time -> ring.seal("clear", "place")))
                .doesNotHaveDuplicates();
    }

    @Test
    void opensNowhereElse() {
        var sealed = ring.seal("clear", "env/row");

        assertThatIllegalStateException().isThrownBy(() -> ring.open(sealed, "env/other"));
    }

    @Test
    void anIdAndAPlaceDoNotRunTogether() {
        ring = ring(sealing("s", DATE), sealing("s1", DATE), pepper("p1", DATE), T);
        var sealed = ring.seal("clear", "place");

        assertThatIllegalStateException().isThrownBy(() -> ring.open(sealed.replace("s1.", "s."), "1.place"));
    }

    @Test
    void noBitOfASealedTextMayChange() {
        var bytes = Base64.getUrlDecoder().decode(ring.seal("clear", "place").substring(3));
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            var text = "s1." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatIllegalStateException().isThrownBy(() -> ring.open(text, "place"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "s1", "s1.", "s1.AAAA", "s1.!", "s2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "p1.AAAA"
            })
    void refusesWhatItNeverSealed(String text) {
        assertThatIllegalStateException().isThrownBy(() -> ring.open(text, "place"));
    }

    @Test
    void digestsArePureAndBoundToTheirPurpose() {
        var digest = ring.of("otp", "123456");

        assertThat(digest).matches("p1\\.[A-Za-z0-9_-]{43}").isEqualTo(ring.of("otp", "123456"));
        assertThat(ring.matches(digest, "otp", "123456")).isTrue();
        assertThat(ring.matches(digest, "otp", "123457")).isFalse();
        assertThat(ring.matches(digest, "pairing", "123456")).isFalse();
        assertThat(ring.matches(ring.of("a", "bc"), "ab", "c")).isFalse();
    }

    /** RFC 2104 over purpose and value, each after its length in 4 bytes: what is stored may never change. */
    @Test
    void digestsStayWhatTheyAre() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) "p1".hashCode());
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var expected = mac.doFinal(HexFormat.of().parseHex("00000003" + "6f7470" + "00000002" + "3132"));

        assertThat(ring.of("otp", "12"))
                .isEqualTo("p1." + Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "p1", "p1.", "p1.AAAA", "s1.AAAA", "p2.AAAA", "p1.ąę"})
    void strangeDigestsMatchNothing(String digest) {
        assertThat(ring.matches(digest, "otp", "123456")).isFalse();
    }

    @Test
    void afterRotationTheNewestWorksAndOldOnesStillOpen() {
        var sealed = ring.seal("clear", "place");
        var digest = ring.of("otp", "123456");
        KeyTexts.write(folder, sealing("s2", DATE + 1), sealing("s1", DATE), pepper("p1", DATE), pepper("p2", DATE), T);

        ring.reload();

        assertThat(ring.open(sealed, "place")).isEqualTo("clear");
        assertThat(ring.matches(digest, "otp", "123456")).isTrue();
        assertThat(ring.isSealedWithNewest(sealed)).isFalse();
        assertThat(ring.seal("clear", "place"))
                .startsWith("s2.")
                .satisfies(anew -> assertThat(ring.isSealedWithNewest(anew)).isTrue());
        assertThat(ring.of("otp", "123456"))
                .as("of one date: the later in the file")
                .startsWith("p2.");
    }

    @Test
    void aKeyDatedAheadOpensAtOnceAndSealsFromItsDate() {
        long ahead = clock.instant().plusSeconds(60).getEpochSecond();
        var quicker = ring(sealing("s1", DATE), sealing("s2", DATE + 1), pepper("p1", DATE), T);
        ring = ring(sealing("s1", DATE), sealing("s2", ahead), pepper("p1", DATE), T);

        assertThat(ring.open(quicker.seal("clear", "place"), "place")).isEqualTo("clear");
        assertThat(ring.seal("clear", "place")).startsWith("s1.");
        clock.sleep(Duration.ofSeconds(60));
        assertThat(ring.seal("clear", "place")).startsWith("s2.");
    }

    @Test
    void whereAllAreDatedAheadTheOldestWorks() {
        long ahead = clock.instant().plusSeconds(60).getEpochSecond();
        ring = ring(sealing("s2", ahead + 1), sealing("s1", ahead), pepper("p1", ahead), T);

        assertThat(ring.seal("clear", "place")).startsWith("s1.");
    }

    @Test
    void aKeyThatWasTakenOutOpensNothing() {
        var sealed = ring.seal("clear", "place");
        var digest = ring.of("otp", "123456");
        KeyTexts.write(folder, sealing("s2", DATE), pepper("p2", DATE), T);
        ring.reload();

        assertThatIllegalStateException()
                .isThrownBy(() -> ring.open(sealed, "place"))
                .withMessageNotContaining("clear");
        assertThat(ring.matches(digest, "otp", "123456")).isFalse();
    }

    @Test
    void aFailedReloadKeepsTheKeys() {
        var sealed = ring.seal("clear", "place");
        KeyTexts.writeText(folder, "{");

        assertThatThrownBy(ring::reload).isInstanceOf(KeyFileException.class);
        assertThat(ring.open(sealed, "place")).isEqualTo("clear");
    }
}

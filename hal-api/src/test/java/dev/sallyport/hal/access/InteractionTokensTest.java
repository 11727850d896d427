package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InteractionTokensTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void haveTwoHundredFiftySixRandomBits() {
        assertThat(IntStream.range(0, 1_000).mapToObj(time -> InteractionTokens.make(random)))
                .doesNotHaveDuplicates()
                .allMatch(InteractionTokens::isWellFormed)
                .allMatch(token -> token.length() == 43);
    }

    /** FIPS 180-4, the example "abc". */
    @Test
    void areKeptAsSha256() {
        assertThat(InteractionTokens.digest("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void areComparedByTheirDigests() {
        var digest = InteractionTokens.digest(InteractionTokens.make(random));

        assertThat(InteractionTokens.same(digest, new String(digest.toCharArray())))
                .isTrue();
        assertThat(InteractionTokens.same(digest, InteractionTokens.digest("another")))
                .isFalse();
        assertThat(InteractionTokens.same(digest, "")).isFalse();
    }
}

package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An extension's value")
class DerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0402 0500                        | true  | a value in its OCTET STRING
        0406 3004 0402 abcd              | true  | a sequence
        0405 bf85 3d01 00                | false | a long tag whose value is no value
        0406 bf85 3d02 0500              | true  | a long tag
        0400                             | true  | nothing
        0402 0500 00                     | false | something after it
        0408 3006 0484 7fff ffff         | false | a length of two gigabytes
        0408 3006 0484 4000 0000         | false | a length of one gigabyte
        0406 3004 0483 ffff              | false | a length that is cut off
        0404 3080 0000                   | false | an indefinite length
        0404 3003 0401                   | false | a value that ends too early
        04                               | false | a tag alone
        """)
    void hasLengthsThatFit(String hex, boolean readable, String what) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(Der.isReadable(bytes, true)).as(what).isEqualTo(readable);
    }

    @Test
    void nestsSixteenTimesAtMost() {
        assertThat(Der.isReadable(nested(16), false)).isTrue();
        assertThat(Der.isReadable(nested(17), false)).isFalse();
        assertThat(Der.isReadable("0".repeat(40_000).getBytes(StandardCharsets.US_ASCII), false))
                .as("30 30 30 …, forty thousand times")
                .isFalse();
    }

    private static byte[] nested(int depth) {
        var bytes = new byte[2 * depth];
        for (int i = 0; i < depth; i++) {
            bytes[2 * i] = 0x30;
            bytes[2 * i + 1] = (byte) (2 * (depth - 1 - i));
        }
        return bytes;
    }
}

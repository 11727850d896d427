package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticatorAppTest {
    /** The last six of the eight digits in RFC 6238 appendix B, SHA1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void knowsTheExamplesOfTheStandard(long seconds, String code) {
        var app = new AuthenticatorApp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

        assertThat(app.code(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }
}

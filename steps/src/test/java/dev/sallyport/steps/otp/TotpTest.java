package dev.sallyport.steps.otp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.HandSetClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Time-based one-time passwords")
class TotpTest {
    /** The RFCs' "12345678901234567890". */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest(name = "at {0} s: {1}")
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    @DisplayName("RFC 6238 appendix B: the SHA-1 vectors, their last six digits")
    void vectors(long second, String code) {
        var at = Instant.ofEpochSecond(second);

        assertThat(Totp.proves(SECRET, code, at, 0, -1)).hasValue(second / 30);
        assertThat(Rfc6238.code(SECRET, at)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    @DisplayName("RFC 4226 appendix D: the HOTP values, as time steps")
    void hotpVectors(long step, String code) {
        assertThat(Totp.proves(SECRET, code, Instant.ofEpochSecond(step * 30 + 29), 0, -1))
                .hasValue(step);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    @DisplayName("RFC 4648 section 10: the base32 vectors, without padding, in both directions")
    void base32(String clear, String encoded) {
        var bytes = clear.getBytes(StandardCharsets.US_ASCII);

        assertThat(new Base32().encodeToString(bytes).replace("=", "")).isEqualTo(encoded);
        assertThat(new Base32().decode(encoded)).isEqualTo(bytes);
        assertThat(Rfc6238.decode(encoded)).isEqualTo(bytes);
    }

    @Test
    void agreesWithAnIndependentApp() {
        for (var seed = 0; seed < 500; seed++) {
            var secret = Totp.secret(Chances.of(seed));
            var at = HandSetClock.NOON.plusSeconds(seed * 977L);
            assertThat(Totp.proves(secret, Rfc6238.code(secret, at), at, 0, 0)).hasValue(at.getEpochSecond() / 30);
        }
    }

    @Test
    @DisplayName("RFC 6238 5.2, NIST SP 800-63B-4 3.1.4: a time step is accepted once, and none before it afterwards")
    void once() {
        var now = Instant.ofEpochSecond(3_000);
        var previous = Rfc6238.code(SECRET, now.minusSeconds(30));
        var present = Rfc6238.code(SECRET, now);

        assertThat(Totp.proves(SECRET, present, now, 1, 99)).hasValue(100);
        assertThat(Totp.proves(SECRET, present, now, 1, 100)).isEmpty();
        assertThat(Totp.proves(SECRET, previous, now, 1, 100)).isEmpty();
        assertThat(Totp.proves(SECRET, previous, now, 1, 98)).hasValue(99);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 1, false",
        "0, -1, false",
        "1, 1, true",
        "1, -1, true",
        "1, 2, false",
        "1, -2, false",
        "2, 2, true"
    })
    void looksAsFarAsItsWindow(int window, int steps, boolean proves) {
        var now = HandSetClock.NOON;
        var code = Rfc6238.code(SECRET, now.plusSeconds(30L * steps));

        assertThat(Totp.proves(SECRET, code, now, window, 0).isPresent()).isEqualTo(proves);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "28708", "2870820", "abcdef", "٢٨٧٠٨٢", "'287082 '"})
    void takesNothingElse(String code) {
        assertThat(Totp.proves(SECRET, code, Instant.ofEpochSecond(59), 1, -1)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void writesKeyUrisThatSurviveAnyName() {
        assertThat(Totp.keyUri("ABC", "a b@c", Map.of())).isEqualTo("otpauth://totp/a%20b%40c?secret=ABC");
        assertThat(Totp.keyUri("ABC", "a:b", Map.of("issuer", "Ü & Co:x")))
                .isEqualTo("otpauth://totp/%C3%9C%20%26%20Co%3Ax:a%3Ab?secret=ABC&issuer=%C3%9C%20%26%20Co%3Ax");
        assertThat(Totp.keyUri("ABC", "a", new TreeMap<>(Map.of("image", "https://x/y?z=1", "issuer", "A"))))
                .isEqualTo("otpauth://totp/A:a?secret=ABC&image=https%3A%2F%2Fx%2Fy%3Fz%3D1&issuer=A");
    }
}

package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, 192.0.2.7,fd00::/8, ::1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
                    10.1.2.3        | 203.0.113.9                       | 203.0.113.9
                    10.1.2.3        | 1.1.1.1, 203.0.113.9              | 203.0.113.9
                    10.1.2.3        | 1.1.1.1, 203.0.113.9, 10.9.9.9    | 203.0.113.9
                    10.1.2.3        | 203.0.113.9,192.0.2.7,fd12::1     | 203.0.113.9
                    10.1.2.3        | 10.4.4.4, 10.5.5.5                | 10.4.4.4
                    10.1.2.3        | 203.0.113.9:4711                  | 203.0.113.9
                    10.1.2.3        | [2001:db8::1]:4711                | 2001:db8:0:0:0:0:0:1
                    10.1.2.3        | 2001:db8::1                       | 2001:db8:0:0:0:0:0:1
                    ::1             | ::ffff:203.0.113.9                | 203.0.113.9
                    ::ffff:10.1.2.3 | 203.0.113.9                       | 203.0.113.9
                    10.1.2.3        | 203.0.113.9, unknown              | 10.1.2.3
                    10.1.2.3        | 203.0.113.9, unknown, 10.7.7.7    | 10.7.7.7
                    10.1.2.3        | 203.0.113.9,                      | 10.1.2.3
                    10.1.2.3        | [                                 | 10.1.2.3
                    10.1.2.3        | example.org                       | 10.1.2.3
                    10.1.2.3        | -                                 | 10.1.2.3
                    203.0.113.1     | 1.1.1.1                           | 203.0.113.1
                    192.0.2.8       | 1.1.1.1                           | 192.0.2.8
                    11.0.0.1        | 1.1.1.1                           | 11.0.0.1
                    fe00::1         | 1.1.1.1                           | fe00::1
                    """)
    void theSourceIsTheRightmostThatNoProxyOfOursHas(String socket, String forwarded, String source) {
        assertThat(PROXIES.source(socket, forwarded == null ? List.of() : List.of(forwarded)))
                .isEqualTo(source);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(PROXIES.source("10.0.0.1", List.of("1.1.1.1", "203.0.113.9, 10.0.0.2", "10.0.0.3")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutProxiesTheHeaderIsIgnored() {
        assertThat(TrustedProxies.NONE.source("10.0.0.1", List.of("1.1.1.1"))).isEqualTo("10.0.0.1");
        assertThat(TrustedProxies.parse(" ")).isEqualTo(TrustedProxies.NONE);
    }

    @Test
    void aBlockMayHoldEveryAddressOfItsKind() {
        var all = TrustedProxies.parse("0.0.0.0/0");
        assertThat(all.source("203.0.113.1", List.of("1.1.1.1"))).isEqualTo("1.1.1.1");
        assertThat(all.source("2001:db8::1", List.of("1.1.1.1"))).isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.org", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8"})
    void anythingElseIsRefusedWithAWord(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse("10.0.0.1, " + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TRUSTED_PROXIES")
                .hasMessageContaining(text);
    }
}

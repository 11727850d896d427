package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        # address                             for SMTP
        ann@example.org                     | ann@example.org
        Ann.O'Neil+mfa@Example.ORG          | Ann.O'Neil+mfa@Example.ORG
        ann@localhost                       | ann@localhost
        ann@bücher.example                  | ann@xn--bcher-kva.example
        änn@example.org                     |
        ann                                 |
        @example.org                        |
        ann@                                |
        ann@exa mple.org                    |
        ann@-example.org                    |
        ann@example..org                    |
        ann@@example.org                    |
        "ann"@example.org                   |
        Ann <ann@example.org>               |
        ann@example.org,eve@evil.test       |
        ann@example.org>                    |
        'ann@example.org\\r\\nRCPT TO:<e@x>'  |
        'ann\\n@example.org'                 |
        'ann@example.org\\0'             |
        ann@[127.0.0.1]                     |
        """, delimiter = '|', quoteCharacter = '\'')
    void takesWhatSmtpCarries(String address, @Nullable String smtp) {
        assertThat(EmailAddress.forSmtp(address.translateEscapes())).isEqualTo(Optional.ofNullable(smtp));
    }

    @Test
    void neitherTooLong() {
        assertThat(EmailAddress.forSmtp("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.forSmtp("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.forSmtp("ann@" + "a.".repeat(125) + "b")).isEmpty();
    }
}

package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An e-mail address")
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada@Example.COM, Ada@example.com",
        "' ada@example.com ', ada@example.com",
        "ada@\uff45xample.com, ada@example.com",
        "ada@exam\uff50le.\uff43om, ada@example.com",
        "ada@b\u00fccher.example, ada@xn--bcher-kva.example",
        "ada+work@example.com, ada+work@example.com",
        "ada@localhost, ada@localhost"
    })
    @DisplayName("has one spelling of its domain")
    void isKeptInOneForm(String given, String kept) {
        assertThat(EmailAddress.parse(given)).contains(new EmailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "ada@@example.com",
                "a da@example.com",
                "ada@exam ple.com",
                "ada@-example.com",
                "ada@example..com",
                ".ada@example.com",
                "ada.@example.com",
                "\u00e4da@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@[127.0.0.1]",
                "\"ada\"@example.com"
            })
    void isRefused(String given) {
        assertThat(EmailAddress.parse(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 250})
    @DisplayName("has labels of at most 63 characters (RFC 1035 section 2.3.4)")
    void hasShortLabels(int length) {
        assertThat(EmailAddress.parse("ada@" + "a".repeat(length) + ".com")).isEmpty();
    }
}

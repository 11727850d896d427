package dev.sallyport.steps.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A relying party id")
class RelyingPartyIdsTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, https://login.example.org, true",
        "login.example.org, https://login.example.org, true",
        "login.example.org, https://LOGIN.example.org:8443, true",
        "example.org, https://a.b.c.example.org, true",
        "b.c.example.org, https://a.b.c.example.org, true",
        "example.co.uk, https://login.example.co.uk, true",
        "org, https://login.example.org, false",
        "co.uk, https://login.example.co.uk, false",
        "github.io, https://acme.github.io, false",
        "acme.github.io, https://acme.github.io, true",
        "example.com, https://login.example.org, false",
        "ample.org, https://login.example.org, false",
        "login.example.org, https://example.org, false",
        "other.example.org, https://login.example.org, false",
        "Example.org, https://login.example.org, false",
        "example.org., https://login.example.org, false",
        ".example.org, https://login.example.org, false",
        "'', https://login.example.org, false",
        "'example.org ', https://login.example.org, false",
        "https://example.org, https://example.org, false",
        "example.org:443, https://example.org:443, false",
        "example.org, http://login.example.org, false",
        "intranet, https://intranet, true",
        "corp.internal, https://login.corp.internal, true",
        "internal, https://login.corp.internal, false",
        "xn--bcher-kva.example, https://www.xn--bcher-kva.example, true",
        "b\u00fccher.example, https://www.b\u00fccher.example, false",
        "localhost, http://localhost:8080, true",
        "localhost, http://localhost, true",
        "localhost, https://localhost:8443, true",
        "localhost, http://app.localhost:8080, false",
        "localhost, https://login.example.org, false",
        "127.0.0.1, http://127.0.0.1:8080, false",
        "192.168.1.10, https://192.168.1.10, false",
        "1.10, https://192.168.1.10, false",
        "[::1], https://[::1]:8443, false",
        "::1, https://[::1]:8443, false",
        "example.org, android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e381bc69f0, false",
        "example.org, not an origin, false",
        "example.org, null, false"
    })
    void isTheHostOfAnOriginOrItsParent(String rpId, String origin, boolean allowed) {
        assertThat(RelyingPartyIds.isAllowed(rpId, List.of(origin))).isEqualTo(allowed);
    }

    @Test
    void needsOneOriginOfMany() {
        assertThat(RelyingPartyIds.isAllowed("example.org", List.of())).isFalse();
        assertThat(RelyingPartyIds.isAllowed("example.org", List.of("https://a.example.com", "https://a.example.org")))
                .isTrue();
    }
}

package dev.sallyport.steps.pairing;

import static dev.sallyport.steps.pairing.Draft.AUDIENCE;
import static dev.sallyport.steps.pairing.Draft.NOW;
import static dev.sallyport.steps.pairing.Draft.PAIRING_KEY;
import static dev.sallyport.steps.pairing.Draft.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.pairing.MobilePayload.App;
import dev.sallyport.steps.pairing.MobilePayload.Integrity;
import dev.sallyport.steps.pairing.MobilePayload.Model;
import dev.sallyport.steps.pairing.MobilePayload.Os;
import dev.sallyport.steps.pairing.MobilePayload.Push;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("Mobile payloads: what their header and claims must say")
class MobilePayloadsTest {

    static Optional<MobilePayload> verified(String payload) {
        return MobilePayloads.verified(payload, AUDIENCE, PAIRING_KEY, NOW);
    }

    @Test
    void aGoodOneIsReadWhole() throws Exception {
        var payload = verified(Draft.good().signed()).orElseThrow();

        assertThat(payload)
                .isEqualTo(new MobilePayload(
                        "0b7e5b9c-installation",
                        PHONE.computeThumbprint().toString(),
                        PHONE.toPublicJWK().toJSONString(),
                        "b1f0c2-1",
                        new App("com.example.bank", "com.example.bank", "4.2.0"),
                        new Os("iOS", "19.1"),
                        new Model("iPhone 17"),
                        new Push("APNS", "0a1b2c"),
                        new Integrity("APPLE", "d2l0aCBsb3Zl")));
        assertThat(payload.publicKey()).contains("\"x\"").doesNotContain("\"d\"");
    }

    /** Each row breaks one thing, and signs it. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            header | /alg                 | -
            header | /alg                 | "none"
            header | /alg                 | "None"
            header | /alg                 | "es256"
            header | /alg                 | "HS256"
            header | /alg                 | "RS256"
            header | /alg                 | "PS256"
            header | /alg                 | "EdDSA"
            header | /alg                 | "ES256K"
            header | /alg                 | "ES384"
            header | /alg                 | ["ES256"]
            header | /alg                 | null
            header | /typ                 | -
            header | /typ                 | "JWT"
            header | /typ                 | "at+jwt"
            header | /typ                 | "Mobile-Payload+JWT"
            header | /typ                 | "application/mobile-payload+jwt"
            header | /typ                 | 7
            header | /jwk                 | -
            header | /jwk                 | null
            header | /jwk                 | "key"
            header | /jwk                 | []
            header | /jwk                 | {}
            header | /jwk/kty             | -
            header | /jwk/kty             | "RSA"
            header | /jwk/kty             | "oct"
            header | /jwk/crv             | -
            header | /jwk/crv             | "P-384"
            header | /jwk/crv             | "secp256k1"
            header | /jwk/x               | -
            header | /jwk/x               | ""
            header | /jwk/x               | 1
            header | /jwk/x               | "AA"
            header | /jwk/x               | "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            header | /jwk/x               | "//////////////////////////////////////////8"
            header | /jwk/y               | -
            header | /jwk/y               | "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"
            header | /jwk/d               | "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"
            header | /jwk/d               | null
            header | /jwk/k               | "c2VjcmV0"
            header | /jwk/x5c             | ["MIIB"]
            header | /jwk/x5u             | "https://example.org/key"
            header | /jwk/hint            | true
            header | /kid                 | "1"
            header | /jku                 | "https://example.org/jwks"
            header | /x5u                 | "https://example.org/key"
            header | /x5c                 | ["MIIB"]
            header | /x5t                 | "AAAA"
            header | /cty                 | "JWT"
            header | /crit                | ["exp"]
            header | /crit                | []
            header | /b64                 | true
            header | /b64                 | false
            header | /zip                 | "DEF"
            header | /enc                 | "A256GCM"
            claims | /iss                 | -
            claims | /iss                 | ""
            claims | /iss                 | 12
            claims | /iss                 | null
            claims | /iss                 | "two words"
            claims | /iss                 | "tab\\there"
            claims | /iss                 | "nul\\u0000"
            claims | /iss                 | "right-to-left\\u202e"
            claims | /aud                 | -
            claims | /aud                 | ""
            claims | /aud                 | null
            claims | /aud                 | {}
            claims | /aud                 | []
            claims | /aud                 | [["https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10"]]
            claims | /aud                 | "https://mfa.example.com"
            claims | /aud                 | "https://mfa.example.com/"
            claims | /aud                 | "https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10/"
            claims | /aud                 | "https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a11"
            claims | /aud                 | "https://mfa.example.com/2F4CA3B0-7D0E-4C1A-9A51-3F6F5F1B8A10"
            claims | /aud                 | "http://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10"
            claims | /aud                 | ["https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10", "x"]
            claims | /iat                 | -
            claims | /iat                 | null
            claims | /iat                 | "1767355200"
            claims | /iat                 | 1767355200.5
            claims | /iat                 | -1
            claims | /iat                 | 1e400
            claims | /iat                 | 99999999999999999999999999
            claims | /iat                 | 9223372036854775807
            claims | /exp                 | -
            claims | /exp                 | null
            claims | /exp                 | "1767355500"
            claims | /exp                 | 1767355500000
            claims | /exp                 | 99999999999999999999999999
            claims | /exp                 | 9223372036854775807
            claims | /jti                 | -
            claims | /jti                 | ""
            claims | /jti                 | {}
            claims | /jti                 | "a b"
            claims | /app                 | -
            claims | /app                 | "com.example.bank"
            claims | /app                 | {}
            claims | /app                 | {"version": "1"}
            claims | /app                 | {"bundleId": null, "packageName": null, "version": "1"}
            claims | /app/bundleId        | ""
            claims | /app/bundleId        | 5
            claims | /app/packageName     | "com.example bank"
            claims | /app/version         | -
            claims | /app/version         | ""
            claims | /app/version         | 4.2
            claims | /app/version         | " "
            claims | /os                  | -
            claims | /os                  | "iOS"
            claims | /os/type             | -
            claims | /os/version          | -
            claims | /os/version          | 19
            claims | /os/type             | "i\\nOS"
            claims | /model               | -
            claims | /model               | "iPhone"
            claims | /model/name          | ""
            claims | /model/name          | "escape\\u001b[31m"
            claims | /pk                  | -
            claims | /pk                  | ""
            claims | /pk                  | null
            claims | /pk                  | []
            claims | /pk                  | "MZXW6YTBOI3DANRZGE2TKNBX"
            claims | /pk                  | "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
            """)
    void anyOtherIsRefused(String part, String pointer, String json) {
        assertThat(verified(Draft.good().with(part, pointer, json).signed())).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            header | /jwk/kid         | "phone"
            header | /jwk/use         | "sig"
            header | /jwk/key_ops     | ["verify"]
            header | /jwk/ext         | true
            header | /jwk/alg         | "ES256"
            claims | /aud             | ["https://mfa.example.com/2f4ca3b0-7d0e-4c1a-9a51-3f6f5f1b8a10"]
            claims | /app/bundleId    | -
            claims | /app/packageName | -
            claims | /app/packageName | null
            claims | /model/name      | "Zoë’s 📱 Phone"
            claims | /model/name      | "Familie 👩‍👩‍👧"
            claims | /nbf             | 99999999999
            claims | /something       | {"of": ["a", "later", "version"]}
            """)
    void whatMayBeOtherwise(String part, String pointer, String json) {
        assertThat(verified(Draft.good().with(part, pointer, json).signed())).isPresent();
    }

    @Test
    void whatLibrariesAddToAKeyIsNotKept() {
        var payload = verified(Draft.good().with("header", "/jwk/kid", "\"x\"").signed());

        assertThat(payload.map(MobilePayload::publicKey))
                .contains(PHONE.toPublicJWK().toJSONString());
    }

    @ParameterizedTest(name = "issued {0} s from now, expires {1} s from now: {2}")
    @CsvSource({
        "0, 300, true",
        "0, 1, true",
        "60, 360, true",
        "61, 361, false",
        "-300, 0, true",
        "-359, -59, true",
        "-360, -60, false",
        "-359, -60, false",
        "0, 301, false",
        "-60, 241, false",
        "0, 0, false",
        "10, 5, false",
        "-86400, 86400, false"
    })
    void times(long issued, long expires, boolean isGood) {
        assertThat(verified(Draft.good().times(issued, expires).signed()).isPresent())
                .isEqualTo(isGood);
    }

    @ParameterizedTest(name = "{0} of {1} characters")
    @CsvSource({
        "/iss, 100",
        "/jti, 100",
        "/app/bundleId, 255",
        "/app/packageName, 255",
        "/app/version, 100",
        "/os/type, 100",
        "/os/version, 100",
        "/model/name, 200"
    })
    void everyTextHasABound(String pointer, int most) {
        var longest = "x".repeat(most);

        assertThat(verified(Draft.good()
                        .with("claims", pointer, "\"" + longest + "\"")
                        .signed()))
                .isPresent();
        assertThat(verified(Draft.good()
                        .with("claims", pointer, "\"" + longest + "x\"")
                        .signed()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mzxw6ytboi3danrzge2tknbx",
                "MZXW6YTBOI3DANRZGE2TKNBY",
                "\0",
                "MZXW6YTBOI3DANRZGE2TKNB\u0141"
            })
    void anotherPairingsKeyIsRefused(String key) {
        assertThat(MobilePayloads.verified(Draft.good().signed(), AUDIENCE, key, NOW))
                .isEmpty();
    }

    @Test
    void anotherEnvironmentsPayloadIsRefused() {
        assertThat(MobilePayloads.verified(Draft.good().signed(), AUDIENCE + "1", PAIRING_KEY, NOW))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"token"`                                     | ``    | ``
            `[]`                                          | ``    | ``
            `{}`                                          | ``    | ``
            `{"provider": "FCM"}`                         | `FCM` | ``
            `{"provider": "FCM", "token": 7}`             | `FCM` | ``
            `{"provider": "FCM", "token": ""}`            | `FCM` | ``
            `{"provider": "FCM", "token": "a b"}`         | `FCM` | ``
            `{"provider": "FCM", "token": "a\\u0000"}`    | `FCM` | ``
            `{"provider": null, "token": "abc"}`          | ``    | `abc`
            """)
    void malformedPushAndIntegrityAreForOthersToJudge(String json, String provider, String token) {
        var payload = verified(Draft.good()
                        .with("claims", "/push", json)
                        .with("claims", "/integrity", json)
                        .signed())
                .orElseThrow();

        assertThat(payload.push()).isEqualTo(new Push(provider, token));
        assertThat(payload.push()).matches(it -> !it.isWellFormed());
        assertThat(payload.integrity()).isEqualTo(new Integrity(provider, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "null"})
    void pushAndIntegrityMayBeAbsent(String json) {
        var payload = verified(Draft.good()
                        .with("claims", "/push", json)
                        .with("claims", "/integrity", json)
                        .signed())
                .orElseThrow();

        assertThat(payload.push()).isNull();
        assertThat(payload.integrity()).isNull();
    }

    @Test
    void aPayloadHasABound() {
        var filled = 0;
        for (var length = 1; ; length++) {
            var payload = Draft.good()
                    .with("more", JsonNodeFactory.instance.stringNode("x".repeat(4_000 + length)))
                    .signed();
            if (payload.length() > CompactJws.LONGEST) {
                assertThat(verified(payload)).isEmpty();
                break;
            }
            filled = payload.length();
            if (filled > CompactJws.LONGEST - 4) {
                assertThat(verified(payload)).isPresent();
            }
        }
        assertThat(filled).isGreaterThan(CompactJws.LONGEST - 4);
    }
}

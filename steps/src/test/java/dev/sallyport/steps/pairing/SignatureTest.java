package dev.sallyport.steps.pairing;

import static dev.sallyport.steps.pairing.Draft.PHONE;
import static dev.sallyport.steps.pairing.MobilePayloadsTest.verified;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Mobile payloads: what must have signed them, and in which form")
class SignatureTest {

    @Test
    void anotherKeysSignatureIsRefused() {
        assertThat(verified(Draft.good().signedBy(Draft.newKey(Curve.P_256)))).isEmpty();
        assertThat(verified(Draft.good().signedBy(Draft.newKey(Curve.P_384)))).isEmpty();
    }

    @Test
    void anotherKeyIsAnotherPhone() {
        var other = Draft.newKey(Curve.P_256);
        var payload = Draft.good()
                .with("header", "/jwk", other.toPublicJWK().toJSONString())
                .signedBy(other);

        assertThat(verified(payload))
                .hasValueSatisfying(it -> assertThat(it.key())
                        .isNotEqualTo(
                                verified(Draft.good().signed()).orElseThrow().key()));
    }

    @Test
    void signedClaimsCannotBeChanged() {
        var good = Draft.good().signed();
        var other = Draft.good().with("claims", "/iss", "\"other\"").signed();

        assertThat(verified(part(other, 0) + "." + part(other, 1) + "." + part(good, 2)))
                .isEmpty();
    }

    @Test
    void noAlgorithmButOneVerifies() throws Exception {
        var claims = Draft.good().claims().getBytes(UTF_8);
        var rsa = new RSAKeyGenerator(2048).generate();
        var mac = new MACSigner(PHONE.toPublicJWK().toJSONString().getBytes(UTF_8));
        var none = Draft.good().with("header", "/alg", "\"none\"").header().getBytes(UTF_8);
        var hs256 = Draft.good().with("header", "/alg", "\"HS256\"").header().getBytes(UTF_8);
        var rs256 = Draft.good()
                .with("header", "/alg", "\"RS256\"")
                .with("header", "/jwk", rsa.toPublicJWK().toJSONString())
                .header()
                .getBytes(UTF_8);
        var unsigned = Base64Url.encoded(none) + "." + Base64Url.encoded(claims) + ".";

        assertThat(verified(unsigned)).isEmpty();
        assertThat(verified(unsigned + "AA")).isEmpty();
        assertThat(verified(unsigned.substring(0, unsigned.length() - 1))).isEmpty();
        assertThat(verified(Draft.signed(hs256, claims, mac, JWSAlgorithm.HS256)))
                .isEmpty();
        assertThat(verified(Draft.signed(rs256, claims, new RSASSASigner(rsa), JWSAlgorithm.RS256)))
                .isEmpty();
        assertThat(verified(Draft.signed(Draft.good().header().getBytes(UTF_8), claims, mac, JWSAlgorithm.HS256)))
                .isEmpty();
    }

    @Test
    @DisplayName("CVE-2022-21449: zeros sign nothing; nor does a signature in DER or of another length")
    void formsOfASignature() throws Exception {
        var good = Draft.good().signed();
        var signature = Base64Url.decoded(part(good, 2)).orElseThrow();
        var stem = part(good, 0) + "." + part(good, 1) + ".";
        var longer = Arrays.copyOf(signature, 65);

        assertThat(verified(stem + Base64Url.encoded(signature))).isPresent();
        assertThat(verified(stem + Base64Url.encoded(new byte[64]))).isEmpty();
        assertThat(verified(stem + Base64Url.encoded(longer))).isEmpty();
        assertThat(verified(stem + Base64Url.encoded(new byte[1]))).isEmpty();
        assertThat(verified(stem + Base64Url.encoded(ECDSA.transcodeSignatureToDER(signature))))
                .isEmpty();
    }

    @Test
    void oneSpellingOfBase64urlOnly() {
        var good = Draft.good().signed();
        var last = good.charAt(good.length() - 1);
        var sameBytes = (char) (last + 1); // 64 bytes leave four bits of the last character unused

        assertThat(verified(good + "=")).isEmpty();
        assertThat(verified(good + "==")).isEmpty();
        assertThat(verified(good.substring(0, good.length() - 1) + sameBytes)).isEmpty();
        assertThat(verified(good.replace('.', '\n'))).isEmpty();
        assertThat(verified(" " + good)).isEmpty();
        assertThat(verified(good + "\n")).isEmpty();
        assertThat(verified(good.replace(".", "=."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.e30",
                "bnVsbA.bnVsbA.AA",
                "W10.W10.AA",
                "null",
                "{}",
                "{\"payload\":\"e30\",\"signatures\":[]}",
                "Ω.Ω.Ω",
                "\0.\0.\0",
                "\ud800"
            })
    void noJwsAtAll(String text) {
        assertThat(verified(text)).isEmpty();
    }

    @Test
    void fourOrFivePartsAreNone() {
        var good = Draft.good().signed();

        assertThat(verified(good + ".")).isEmpty();
        assertThat(verified(good + "." + part(good, 2))).isEmpty();
        assertThat(verified("." + good)).isEmpty();
        assertThat(verified(good + ".a.b")).isEmpty();
    }

    /** All of them signed by the phone: a reader that took them would read something else than others do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            header | `{"alg":"none",`   | twice
            header | ` `                | before
            claims | `{"iss":"other",`  | twice
            claims | `\uFEFF`           | before
            claims | `{} `              | before
            claims | ` {}`              | after
            claims | ` ,`               | after
            claims | `x`                | after
            """)
    void jsonHasOneReading(String part, String text, String where) {
        var header = part.equals("header")
                ? changed(Draft.good().header(), text, where)
                : Draft.good().header();
        var claims = part.equals("claims")
                ? changed(Draft.good().claims(), text, where)
                : Draft.good().claims();
        var isOnlyASpace = text.isBlank();

        assertThat(verified(Draft.signed(header, claims, PHONE)).isPresent()).isEqualTo(isOnlyASpace);
    }

    private static String changed(String json, String text, String where) {
        return switch (where) {
            case "before" -> text + json;
            case "after" -> json + text;
            default -> text + json.substring(1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037"})
    void jsonIsUtf8(String charset) {
        var as = Charset.forName(charset);

        assertThat(verified(Draft.signed(
                        Draft.good().header().getBytes(UTF_8),
                        Draft.good().claims().getBytes(as),
                        PHONE)))
                .isEmpty();
        assertThat(verified(Draft.signed(
                        Draft.good().header().getBytes(as),
                        Draft.good().claims().getBytes(UTF_8),
                        PHONE)))
                .isEmpty();
    }

    @Test
    void halvesOfPairsAreNoText() {
        var claims = Draft.good().claims().replace("0b7e5b9c-installation", "half\\ud800");

        assertThat(claims).contains("\\ud800");
        assertThat(verified(Draft.signed(Draft.good().header(), claims, PHONE))).isEmpty();
    }

    @Test
    void deepNestingIsRefused() {
        var deep = "[".repeat(2_000) + "]".repeat(2_000);

        assertThat(verified(Draft.good().with("claims", "/more", "1").signed())).isPresent();
        assertThat(verified(Draft.signed(
                        Draft.good().header(),
                        Draft.good().claims().replaceFirst("\\{", "{\"more\":" + deep + ","),
                        PHONE)))
                .isEmpty();
    }

    /** Half a signature is none; and nothing that comes in makes it throw. */
    @Test
    void everyBeginningIsRefused() {
        var good = Draft.good().signed();

        for (var length = 0; length < good.length(); length++) {
            assertThat(verified(good.substring(0, length))).isEmpty();
        }
    }

    @RepeatedTest(4)
    void everyMutationIsRefused(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var good = Draft.good().signed();

        for (var round = 0; round < 250; round++) {
            var text = new StringBuilder(good);
            for (var change = random.nextInt(3); change >= 0; change--) {
                mutate(text, random);
            }
            if (!text.toString().equals(good)) {
                assertThat(verified(text.toString())).as("%s", text).isEmpty();
            }
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, (char) random.nextInt(0x80));
            case 2 -> text.setCharAt(at, "ABCDwxyz0189-_".charAt(random.nextInt(14)));
            default -> text.setCharAt(at, (char) random.nextInt(0x10000));
        }
    }

    /** Well-formed around the signature: what a phone signs may be anything. */
    @RepeatedTest(4)
    void whateverIsSignedNothingThrows(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());

        for (var round = 0; round < 100; round++) {
            var header = new StringBuilder(Draft.good().header());
            var claims = new StringBuilder(Draft.good().claims());
            mutate(header, random);
            mutate(claims, random);

            assertThat(verified(Draft.signed(header.toString(), Draft.good().claims(), PHONE)))
                    .isNotNull();
            assertThat(verified(Draft.signed(Draft.good().header(), claims.toString(), PHONE)))
                    .isNotNull();
        }
    }

    private static String part(String jws, int index) {
        return List.of(jws.split("\\.", -1)).get(index);
    }
}

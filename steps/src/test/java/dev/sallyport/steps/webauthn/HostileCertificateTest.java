package dev.sallyport.steps.webauthn;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A certificate that is made to exhaust its reader")
class HostileCertificateTest {
    private static final String MARK = "MARK";

    /** A sequence that holds {@link #MARK}: 30 06 04 04, and the four letters. */
    private static final String HARMLESS =
            "30060404" + HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @ValueSource(strings = {"300604847fffffff", "3006048440000000", "30060483ffffff00", "3080040400000000"})
    @DisplayName("has extensions whose lengths and nesting fit, or is no statement")
    void lengths(String value) {
        Ceremony.refuses("statementInvalid", it -> {
            it.format = new Format.Made("apple", (ceremony, _, _) -> {
                var statement = JsonMapper.shared().createObjectNode();
                statement.putArray("x5c").add(withExtension(ceremony, value));
                return statement;
            });
        });
    }

    private static byte[] withExtension(Ceremony ceremony, String value) {
        var certificate = Format.certificate(
                ceremony.keys.getPublic(),
                it -> it.addExtension(
                        new ASN1ObjectIdentifier("1.2.840.113635.100.8.2"),
                        false,
                        new DERSequence(new DEROctetString(MARK.getBytes(StandardCharsets.US_ASCII)))));
        try {
            var hex = HexFormat.of().formatHex(certificate.getEncoded());
            return HexFormat.of().parseHex(hex.replace(HARMLESS, value));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("stands in a chain of five at most: each costs the verification of a signature")
    void chain() {
        var chain = Collections.nCopies(6, Format.LEAF).toArray(X509Certificate[]::new);

        Ceremony.refuses("statementInvalid", it -> it.format = Format.packed(chain));
    }
}

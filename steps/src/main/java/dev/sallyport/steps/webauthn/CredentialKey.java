package dev.sallyport.steps.webauthn;

import com.webauthn4j.util.ECUtil;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A credential public key as a COSE key (sctn-encoded-credPubKey-examples, sctn-alg-identifier; RFC 9053 section 7). */
final class CredentialKey {
    static final int ES256 = -7;
    static final int ES384 = -35;
    static final int ES512 = -36;
    static final int EDDSA = -8;
    static final int RS256 = -257;

    private static final String KEY_TYPE = "1";
    private static final String ALGORITHM = "3";
    private static final int OKP = 1;
    private static final int EC2 = 2;
    private static final int RSA = 3;
    private static final int ED25519 = 6;
    private static final int ED25519_BYTES = 32;

    /** In bits. Shorter keys can be broken (NIST SP 800-131A); longer ones only cost time. */
    private static final int SHORTEST_MODULUS = 2048;

    private static final int LONGEST_MODULUS = 8192;
    private static final int LONGEST_EXPONENT = 64;

    private final ObjectNode map;

    CredentialKey(ObjectNode map) {
        this.map = map;
    }

    /** A COSE algorithm identifier. */
    int algorithm() {
        var algorithm = map.path(ALGORITHM);
        Reason.PUBLIC_KEY_INVALID.unless(algorithm.isInt());
        return algorithm.asInt();
    }

    /** The parameters that the algorithm requires and no others, of their lengths; a point lies on its curve. */
    void check() {
        var valid = switch (algorithm()) {
            case ES256 -> isPoint(1, ECUtil.P_256_SPEC);
            case ES384 -> isPoint(2, ECUtil.P_384_SPEC);
            case ES512 -> isPoint(3, ECUtil.P_521_SPEC);
            case EDDSA -> is(OKP, "-1", "-2") && is("-1", ED25519) && bytes("-2").length == ED25519_BYTES;
            case RS256 -> is(RSA, "-1", "-2") && isModulus(number("-1")) && isExponent(number("-2"));
            default -> false;
        };
        Reason.PUBLIC_KEY_INVALID.unless(valid);
    }

    private boolean isPoint(int name, ECParameterSpec spec) {
        if (!is(EC2, "-1", "-2", "-3") || !is("-1", name)) {
            return false;
        }
        var prime = ((ECFieldFp) spec.getCurve().getField()).getP();
        var length = (prime.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (bytes("-2").length != length || bytes("-3").length != length) {
            return false;
        }
        var x = number("-2");
        var y = number("-3");
        var right = x.pow(2)
                .add(spec.getCurve().getA())
                .multiply(x)
                .add(spec.getCurve().getB());
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).subtract(right).mod(prime).signum() == 0;
    }

    private static boolean isModulus(BigInteger number) {
        return number.testBit(0) && number.bitLength() >= SHORTEST_MODULUS && number.bitLength() <= LONGEST_MODULUS;
    }

    private static boolean isExponent(BigInteger number) {
        return number.testBit(0) && number.bitLength() > 1 && number.bitLength() <= LONGEST_EXPONENT;
    }

    private boolean is(int keyType, String... parameters) {
        var expected = new TreeSet<>(Set.of(parameters));
        expected.add(KEY_TYPE);
        expected.add(ALGORITHM);
        return is(KEY_TYPE, keyType) && expected.equals(new TreeSet<>(map.propertyNames()));
    }

    private boolean is(String parameter, int value) {
        var given = map.path(parameter);
        return given.isInt() && given.asInt() == value;
    }

    private BigInteger number(String parameter) {
        return new BigInteger(1, bytes(parameter));
    }

    private byte[] bytes(String parameter) {
        JsonNode given = map.path(parameter);
        Reason.PUBLIC_KEY_INVALID.unless(given.isBinary());
        return given.binaryValue();
    }
}

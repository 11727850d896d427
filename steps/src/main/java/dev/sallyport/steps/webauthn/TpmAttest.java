package dev.sallyport.steps.webauthn;

import com.webauthn4j.data.attestation.statement.TPMGenerated;
import com.webauthn4j.data.attestation.statement.TPMIAlgHash;
import com.webauthn4j.data.attestation.statement.TPMISTAttest;
import com.webauthn4j.data.attestation.statement.TPMSAttest;
import com.webauthn4j.data.attestation.statement.TPMSCertifyInfo;
import com.webauthn4j.data.attestation.statement.TPMSClockInfo;
import com.webauthn4j.data.attestation.statement.TPMTHA;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * What a TPM says of a key: TPMS_ATTEST with a TPMS_CERTIFY_INFO (TPM 2.0 Library part 2, sections 10.12.12 and 10.12.3). webauthn4j's
 * own reader cannot do without a qualified name, of which the standard makes no use and which its example leaves empty.
 */
final class TpmAttest extends TPMSAttest {
    private final byte[] bytes;

    private TpmAttest(
            byte[] bytes,
            TPMGenerated magic,
            TPMISTAttest type,
            byte[] qualifiedSigner,
            byte[] extraData,
            TPMSClockInfo clock,
            BigInteger firmwareVersion,
            TPMTHA name) {
        super(magic, type, qualifiedSigner, extraData, clock, firmwareVersion, new TPMSCertifyInfo(name, name));
        this.bytes = bytes;
    }

    /**
     * @throws RuntimeException of bytes that are none
     */
    static TpmAttest of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var magic = TPMGenerated.create(taken(buffer, Integer.BYTES));
        var type = TPMISTAttest.create(taken(buffer, Short.BYTES));
        Reason.STATEMENT_INVALID.unless(type == TPMISTAttest.TPM_ST_ATTEST_CERTIFY);
        var qualifiedSigner = sized(buffer);
        var extraData = sized(buffer);
        var clock = new TPMSClockInfo(
                new BigInteger(1, taken(buffer, Long.BYTES)),
                Integer.toUnsignedLong(buffer.getInt()),
                Integer.toUnsignedLong(buffer.getInt()),
                buffer.get() != 0);
        var firmwareVersion = new BigInteger(1, taken(buffer, Long.BYTES));
        var name = ByteBuffer.wrap(sized(buffer));
        var algorithm = TPMIAlgHash.create(Short.toUnsignedInt(name.getShort()));
        var digest = taken(name, name.remaining());
        sized(buffer); // the qualified name
        Reason.STATEMENT_INVALID.unless(!buffer.hasRemaining());
        return new TpmAttest(
                bytes, magic, type, qualifiedSigner, extraData, clock, firmwareVersion, new TPMTHA(algorithm, digest));
    }

    private static byte[] sized(ByteBuffer buffer) {
        return taken(buffer, Short.toUnsignedInt(buffer.getShort()));
    }

    private static byte[] taken(ByteBuffer buffer, int length) {
        var taken = new byte[length];
        buffer.get(taken);
        return taken;
    }

    /** As they were signed. */
    @Override
    public byte[] getBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TpmAttest it && Arrays.equals(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Reads it within a statement. */
    static final class Reader extends ValueDeserializer<TPMSAttest> {
        @Override
        public TPMSAttest deserialize(JsonParser parser, DeserializationContext context) {
            return of(parser.getBinaryValue());
        }
    }
}

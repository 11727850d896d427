package dev.sallyport.steps.webauthn;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the authenticator says (sctn-authenticator-data). It must hold a credential (sctn-attested-credential-data); extensions may
 * follow, and are not looked into: none was asked for.
 */
final class AuthenticatorData {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int HAS_CREDENTIAL = 0x40;
    private static final int HAS_EXTENSIONS = 0x80;

    private static final int RP_ID_HASH = 32;
    private static final int FLAGS = RP_ID_HASH;
    private static final int SIGN_COUNT = FLAGS + 1;
    private static final int AAGUID = SIGN_COUNT + Integer.BYTES;
    private static final int ID_LENGTH = AAGUID + 2 * Long.BYTES;
    private static final int ID = ID_LENGTH + Short.BYTES;

    private final byte[] bytes;
    private final int key;
    private final int keyEnd;
    private final ObjectNode keyMap;

    private AuthenticatorData(byte[] bytes, int key, Cbor.Item keyItem) {
        this.bytes = bytes;
        this.key = key;
        this.keyEnd = key + keyItem.length();
        this.keyMap = keyItem.map();
    }

    static AuthenticatorData of(byte[] bytes) {
        readable(bytes.length > ID);
        readable((bytes[FLAGS] & HAS_CREDENTIAL) != 0);
        var key = ID + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(ID_LENGTH));
        readable(key > ID && key < bytes.length);
        var data = new AuthenticatorData(bytes, key, Cbor.first(bytes, key));
        var rest = bytes.length - data.keyEnd;
        readable(
                data.has(HAS_EXTENSIONS)
                        ? rest > 0 && Cbor.first(bytes, data.keyEnd).length() == rest
                        : rest == 0);
        return data;
    }

    private static void readable(boolean holds) {
        Reason.ATTESTATION_OBJECT_UNREADABLE.unless(holds);
    }

    private boolean has(int flag) {
        return (bytes[FLAGS] & flag) != 0;
    }

    boolean isFor(byte[] rpIdHash) {
        return MessageDigest.isEqual(rpIdHash, Arrays.copyOf(bytes, RP_ID_HASH));
    }

    boolean userPresent() {
        return has(USER_PRESENT);
    }

    boolean userVerified() {
        return has(USER_VERIFIED);
    }

    boolean backupEligible() {
        return has(BACKUP_ELIGIBLE);
    }

    boolean backedUp() {
        return has(BACKED_UP);
    }

    long signCount() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(SIGN_COUNT));
    }

    UUID aaguid() {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(AAGUID), buffer.getLong(AAGUID + Long.BYTES));
    }

    byte[] credentialId() {
        return Arrays.copyOfRange(bytes, ID, key);
    }

    /** The COSE key as it came. */
    byte[] publicKey() {
        return Arrays.copyOfRange(bytes, key, keyEnd);
    }

    CredentialKey credentialKey() {
        return new CredentialKey(keyMap);
    }

    /** The same without its extensions, which then cannot trouble who reads it. What was signed is the whole, as it came. */
    byte[] withoutExtensions() {
        var plain = Arrays.copyOf(bytes, keyEnd);
        plain[FLAGS] = (byte) (plain[FLAGS] & ~HAS_EXTENSIONS);
        return plain;
    }
}

package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Chance;
import dev.sallyport.engine.Secret;
import dev.sallyport.steps.policy.MfaSettings.KeyFormat;
import java.time.Instant;

/**
 * What a phone shows to be paired (decisions.md section 9).
 *
 * @param code 24 base32 characters (120 bits, NIST SP 800-63B-4 section 4.1.2.2), or 14 digits
 */
public record PairingKey(Secret code, Instant expiresAt) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CHARACTERS = 24;
    private static final int DIGITS = 14;

    /** The key for whoever shows it to the phone. */
    public String shownCode() {
        return code.value();
    }

    static PairingKey of(Chance chance, KeyFormat format, Instant expiresAt) {
        return new PairingKey(
                new Secret(
                        switch (format) {
                            case ALPHANUMERIC -> characters(chance.bytes("pairing/key", CHARACTERS));
                            case NUMERIC -> chance.digits("pairing/key", DIGITS);
                        }),
                expiresAt);
    }

    private static String characters(byte[] drawn) {
        var text = new StringBuilder(CHARACTERS);
        for (byte next : drawn) {
            text.append(ALPHABET.charAt(next & 31));
        }
        return text.toString();
    }
}

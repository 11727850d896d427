package dev.sallyport.hal.kit;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. */
public final class Apps {
    private Apps() {}

    /** What the app shows at an instant for a secret in base32. */
    public static String code(String secret, Instant at) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), "RAW");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}

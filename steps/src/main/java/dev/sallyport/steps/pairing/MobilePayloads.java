package dev.sallyport.steps.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Verifies what phones send (decisions.md section 9). */
public final class MobilePayloads {

    private MobilePayloads() {}

    /**
     * Reads a payload and proves it: its form, its times, that it is meant for this environment and this pairing, and that the
     * key in its header has signed it. Whose key that is, it does not know.
     *
     * @param compactJws what the phone sent; any text
     * @param audience {@code {base}/{envID}}
     * @param pairingKey what the phone claims to have been shown; any text
     * @return empty: it does not verify, whatever the reason
     */
    public static Optional<MobilePayload> verified(String compactJws, String audience, String pairingKey, Instant now) {
        return CompactJws.read(compactJws)
                .filter(jws -> Claims.isFor(jws.claims(), audience)
                        && Claims.isTimely(jws.claims(), now)
                        && isBound(jws, pairingKey))
                .flatMap(jws -> PhoneKey.of(jws.header())
                        .filter(key -> key.hasSigned(jws))
                        .flatMap(key -> Claims.payload(jws.claims(), key)));
    }

    /** Whoever takes a payload cannot claim another pairing with it. */
    private static boolean isBound(CompactJws jws, String pairingKey) {
        var expected = Base64Url.encoded(DigestUtils.sha256(pairingKey));
        return MessageDigest.isEqual(
                bytes(expected), bytes(jws.claims().path("pk").asString("")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

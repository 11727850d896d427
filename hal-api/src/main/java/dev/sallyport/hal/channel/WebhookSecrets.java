package dev.sallyport.hal.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs by Standard Webhooks 1.0, with every secret, so that a receiver can go from one to the next. */
public final class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24; // bytes, as Standard Webhooks asks for
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    private WebhookSecrets(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads {@code WEBHOOK_SECRETS}: one or more {@code whsec_<base64>}, with commas or spaces between.
     *
     * @throws IllegalArgumentException where there is none or one cannot be used; the message shows none
     */
    static WebhookSecrets parse(@Nullable String text) {
        var keys = new ArrayList<SecretKeySpec>();
        for (var secret : text == null ? new String[0] : text.strip().split("[,\\s]+")) {
            keys.add(new SecretKeySpec(bytes(secret), ALGORITHM));
        }
        if (keys.isEmpty()) {
            throw wrong();
        }
        return new WebhookSecrets(keys);
    }

    private static byte[] bytes(String secret) {
        try {
            var bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return bytes;
            }
        } catch (IllegalArgumentException _) { // its text shows the secret
        }
        throw wrong();
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("WEBHOOK_SECRETS: a webhook needs one or more whsec_<base64 of " + SHORTEST
                + " to " + LONGEST + " bytes>, with commas or spaces between");
    }

    /**
     * The header {@code webhook-signature}: a signature for each secret.
     *
     * @param seconds since 1970, as {@code webhook-timestamp} says
     */
    String signatures(String id, long seconds, String body) {
        var signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + signature(key, signed)).collect(Collectors.joining(" "));
    }

    private static String signature(SecretKeySpec key, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecrets[hidden]";
    }
}

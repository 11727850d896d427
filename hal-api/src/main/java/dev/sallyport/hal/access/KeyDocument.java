package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.sallyport.hal.access.Shelf.Dated;
import java.math.BigInteger;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the text of a key file: a JWK Set (RFC 7517) in which {@code alg} says what a key is for and {@code iat} (seconds
 * since 1970) from when it is used. Members that it does not know are ignored (RFC 7517 section 4).
 */
final class KeyDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What a key may be called: no dot, for a dot ends the id in sealed texts and digests. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final HashSet<String> ids = new HashSet<>();
    private final List<Dated<SecretKey>> sealing = new ArrayList<>();
    private final List<Dated<SecretKey>> peppers = new ArrayList<>();
    private final List<Dated<SigningKey>> signing = new ArrayList<>();

    private KeyDocument(Path file) {
        this.file = file;
    }

    /**
     * Reads the keys.
     *
     * @param file only named in refusals
     */
    static Keyset read(Path file, String text) {
        return new KeyDocument(file).read(text);
    }

    private Keyset read(String text) {
        var keys = parsed(text).path("keys");
        if (!keys.isArray()) {
            throw refused("is no JWK Set: it has no array \"keys\"");
        }
        for (int place = 0; place < keys.size(); place++) {
            add(place, keys.get(place));
        }
        return new Keyset(shelf(sealing, "A256GCM"), shelf(peppers, "HS256"), shelf(signing, "ES256"));
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw refused("is not JSON" + (at == null ? "" : ", line " + at.getLineNr()));
        }
    }

    private void add(int place, JsonNode key) {
        var id = text(key, "kid");
        if (!ID.matcher(id).matches()) {
            throw refused("keys[" + place + "] needs a \"kid\" of 1-64 letters, digits, dashes and underscores");
        }
        if (!ids.add(id)) {
            throw refused("two keys are called \"" + id + "\"");
        }
        var iat = key.path("iat");
        if (!iat.isIntegralNumber() || !iat.canConvertToLong() || iat.longValue() < 0) {
            throw refused("key \"" + id + "\" needs an \"iat\", in seconds since 1970");
        }
        var from = from(id, iat.longValue());
        switch (text(key, "alg")) {
            case "A256GCM" -> sealing.add(new Dated<>(id, from, secret(id, key, "AES", SECRET_BYTES)));
            case "HS256" -> peppers.add(new Dated<>(id, from, secret(id, key, "HmacSHA256", 2 * SECRET_BYTES)));
            case "ES256" -> signing.add(new Dated<>(id, from, pair(id, key)));
            default -> throw refused("key \"" + id + "\" needs an \"alg\": A256GCM, HS256 or ES256");
        }
    }

    private Instant from(String id, long seconds) {
        if (seconds > Instant.MAX.getEpochSecond()) {
            throw refused("key \"" + id + "\" has an \"iat\" that is no date");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private SecretKey secret(String id, JsonNode key, String algorithm, int mostBytes) {
        var bytes = text(key, "kty").equals("oct") ? decoded(text(key, "k")) : new byte[0];
        if (bytes.length < SECRET_BYTES || bytes.length > mostBytes) {
            throw refused("key \"" + id + "\" must be of \"kty\" oct and hold "
                    + (mostBytes == SECRET_BYTES ? "" : "at least ")
                    + SECRET_BYTES + " bytes as base64url in \"k\"");
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    private SigningKey pair(String id, JsonNode key) {
        if (!text(key, "kty").equals("EC") || !text(key, "crv").equals(Curve.P_256.getName())) {
            throw refused("key \"" + id + "\" must be of \"kty\" EC and \"crv\" P-256");
        }
        // RFC 7518 section 6.2: each number has the full 32 bytes.
        for (var member : List.of("x", "y", "d")) {
            var number = decoded(text(key, member));
            if (number.length != 32 || new BigInteger(1, number).signum() == 0) {
                throw refused("key \"" + id + "\" needs 32 bytes as base64url in \"" + member + "\"");
            }
        }
        try {
            return SigningKey.of(ECKey.parse(Map.of(
                    "kty",
                    "EC",
                    "crv",
                    "P-256",
                    "kid",
                    id,
                    "x",
                    text(key, "x"),
                    "y",
                    text(key, "y"),
                    "d",
                    text(key, "d"))));
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw refused("key \"" + id + "\" is no key pair on the curve P-256");
        }
    }

    private <K> Shelf<K> shelf(List<Dated<K>> keys, String algorithm) {
        if (keys.isEmpty()) {
            throw refused("holds no key of \"alg\" " + algorithm);
        }
        return new Shelf<>(keys);
    }

    private static byte[] decoded(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String text(JsonNode key, String member) {
        var value = key.path(member);
        return value.isString() ? value.stringValue() : "";
    }

    private KeyFileException refused(String why) {
        return new KeyFileException(file, why);
    }
}

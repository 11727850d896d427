package dev.sallyport.steps.webauthn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client answered: {@code attestation} of {@code device.activate}, read and not yet believed.
 *
 * @param id the credential's, base64url without padding; null: the client named none
 * @param clientDataJson base64url without padding
 * @param attestationObject base64url without padding
 * @param transports how the authenticator can be reached, as the client says; may be empty
 */
public record Attestation(
        @Nullable String id, String clientDataJson, String attestationObject, List<String> transports) {
    /** Of the whole and of every member, in characters; real ones have less than 10,000. */
    private static final int LONGEST = 65_536;

    private static final int MOST_TRANSPORTS = 16;
    private static final Pattern TRANSPORT = Pattern.compile("[a-z0-9-]{1,32}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public Attestation {
        transports = List.copyOf(transports);
    }

    /**
     * Reads the JSON string of the vendor's clients (wire.md 2.4), or the object of {@code PublicKeyCredential.toJSON()}.
     *
     * @return empty: it is neither
     */
    public static Optional<Attestation> of(JsonNode given) {
        var credential = given.isString() ? parsed(given.asString()) : given;
        var type = credential.path("type");
        if (!credential.isObject()
                || !(type.isMissingNode() || type.asString("").equals("public-key"))) {
            return Optional.empty();
        }
        var response = credential.path("response");
        var clientDataJson = member(response, "clientDataJSON");
        var attestationObject = member(response, "attestationObject");
        var id = member(credential, "id");
        var rawId = member(credential, "rawId");
        var oneId = id.isEmpty() || rawId.isEmpty() || id.equals(rawId);
        if (clientDataJson.isEmpty()
                || attestationObject.isEmpty()
                || !oneId
                || isGarbled(credential, "id", id)
                || isGarbled(credential, "rawId", rawId)) {
            return Optional.empty();
        }
        return Optional.of(new Attestation(
                rawId.or(() -> id).orElse(null),
                clientDataJson.get(),
                attestationObject.get(),
                transports(response.path("transports"))));
    }

    private static JsonNode parsed(String text) {
        if (text.length() > LONGEST) {
            return MAPPER.missingNode();
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }

    private static Optional<String> member(JsonNode of, String name) {
        var value = of.path(name);
        return value.isString() && value.asString().length() <= LONGEST
                ? Base64Text.canonical(value.asString())
                : Optional.empty();
    }

    private static boolean isGarbled(JsonNode of, String name, Optional<String> read) {
        return read.isEmpty() && of.has(name);
    }

    /** A hint for later ceremonies and no more, so what is not one is left out. */
    private static List<String> transports(JsonNode given) {
        return given.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(it -> TRANSPORT.matcher(it).matches())
                .distinct()
                .limit(MOST_TRANSPORTS)
                .toList();
    }

    byte[] clientDataBytes() {
        return Base64Text.bytes(clientDataJson);
    }

    byte[] attestationObjectBytes() {
        return Base64Text.bytes(attestationObject);
    }
}

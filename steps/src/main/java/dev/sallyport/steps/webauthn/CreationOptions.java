package dev.sallyport.steps.webauthn;

import dev.sallyport.steps.policy.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a registration ceremony asks for, kept with the pending device (WebAuthn Level 3, dictdef-publickeycredentialcreationoptions).
 *
 * @param challenge 32 random bytes, base64url without padding
 * @param algorithms COSE algorithm identifiers, the preferred one first
 * @param excluded the user's credentials: none of their authenticators shall make another one
 * @param directAttestation whether the authenticator's own statement is asked for, {@code direct}; else {@code none}
 */
public record CreationOptions(
        RelyingParty rp,
        Account user,
        String challenge,
        List<Integer> algorithms,
        List<Excluded> excluded,
        Attachment attachment,
        Requirement residentKey,
        Requirement userVerification,
        boolean directAttestation) {
    /** ES256, EdDSA with Ed25519, RS256: what every authenticator has one of. */
    public static final List<Integer> ALGORITHMS =
            List.of(CredentialKey.ES256, CredentialKey.EDDSA, CredentialKey.RS256);

    /** How long the client may wait for the person, in milliseconds. */
    private static final int TIMEOUT = 120_000;

    private static final String PUBLIC_KEY = "public-key";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    public CreationOptions {
        algorithms = List.copyOf(algorithms);
        excluded = List.copyOf(excluded);
    }

    /**
     * Whom a credential is for.
     *
     * @param id a domain; see {@link RelyingPartyIds}
     */
    public record RelyingParty(String id, String name) {}

    /**
     * Whose a credential is.
     *
     * @param id the user handle: 32 bytes that tell nothing, base64url without padding
     */
    public record Account(String id, String name, String displayName) {}

    /**
     * A credential that the user has.
     *
     * @param id base64url without padding
     * @param transports as the client gave them; may be empty
     */
    public record Excluded(String id, List<String> transports) {
        public Excluded {
            transports = List.copyOf(transports);
        }
    }

    /** Where an authenticator sits (enumdef-authenticatorattachment). */
    public enum Attachment {
        PLATFORM,
        CROSS_PLATFORM;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The vendor's JSON string (wire.md 2.4): bytes are arrays of signed numbers, as its clients hand them to {@code Uint8Array}. */
    public String publicKeyCredentialCreationOptions() {
        return MAPPER.writeValueAsString(rendered(CreationOptions::signedNumbers));
    }

    /** The object for {@code PublicKeyCredential.parseCreationOptionsFromJSON()}: bytes are base64url strings. */
    public ObjectNode publicKeyCredentialCreationOptionsJSON() {
        return rendered(NODES::stringNode);
    }

    private static JsonNode signedNumbers(String base64url) {
        var numbers = NODES.arrayNode();
        for (var one : Base64Text.bytes(base64url)) {
            numbers.add((int) one);
        }
        return numbers;
    }

    private ObjectNode rendered(Function<String, JsonNode> bytes) {
        var options = NODES.objectNode();
        options.putObject("rp").put("id", rp.id()).put("name", rp.name());
        options.putObject("user")
                .put("displayName", user.displayName())
                .put("name", user.name())
                .set("id", bytes.apply(user.id()));
        options.set("challenge", bytes.apply(challenge));
        var parameters = options.putArray("pubKeyCredParams");
        algorithms.forEach(it -> parameters.addObject().put("type", PUBLIC_KEY).put("alg", it));
        options.put("timeout", TIMEOUT);
        var credentials = options.putArray("excludeCredentials");
        for (var credential : excluded) {
            var descriptor = credentials.addObject().put("type", PUBLIC_KEY);
            descriptor.set("id", bytes.apply(credential.id()));
            if (!credential.transports().isEmpty()) {
                var transports = descriptor.putArray("transports");
                credential.transports().forEach(transports::add);
            }
        }
        options.putObject("authenticatorSelection")
                .put("authenticatorAttachment", attachment.wire())
                .put("residentKey", residentKey.wire())
                .put("requireResidentKey", residentKey == Requirement.REQUIRED) // for clients of Level 1
                .put("userVerification", userVerification.wire());
        options.put("attestation", directAttestation ? "direct" : "none");
        return options;
    }
}

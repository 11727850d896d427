package dev.sallyport.hal.openapi;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of WebAuthn Level 3; bytes are base64url without padding. */
final class WebAuthnSchemas {

    private WebAuthnSchemas() {}

    /** Dictdef-publickeycredentialcreationoptionsjson, as far as it is used. */
    static ObjectNode creationOptions() {
        return new Members()
                .described("For PublicKeyCredential.parseCreationOptionsFromJSON().")
                .has(
                        "rp",
                        object().has("id", Schemas.text())
                                .has("name", Schemas.text())
                                .only())
                .has(
                        "user",
                        object().has("id", bytes())
                                .has("name", Schemas.text())
                                .has("displayName", Schemas.text())
                                .only())
                .has("challenge", bytes())
                .has(
                        "pubKeyCredParams",
                        Schemas.list(object().has("type", Schemas.constant("public-key"))
                                .has("alg", Schemas.integer())
                                .only()))
                .has("timeout", Schemas.integer().put("description", "Milliseconds."))
                .has("excludeCredentials", Schemas.list(descriptor()))
                .has("authenticatorSelection", selection())
                .has("attestation", Schemas.choice(List.of("none", "direct")))
                .only();
    }

    private static ObjectNode descriptor() {
        return object().has("type", Schemas.constant("public-key"))
                .has("id", bytes())
                .may("transports", Schemas.list(Schemas.text()))
                .only();
    }

    private static ObjectNode selection() {
        var requirement = List.of("required", "preferred", "discouraged");
        return object().has("authenticatorAttachment", Schemas.choice(List.of("platform", "cross-platform")))
                .has("residentKey", Schemas.choice(requirement))
                .has("requireResidentKey", Schemas.flag())
                .has("userVerification", Schemas.choice(requirement))
                .only();
    }

    /** Dictdef-registrationresponsejson as an object or, as the vendor's clients send it, as JSON within a string. */
    static ObjectNode registrationResponse() {
        var object = object().may("id", Schemas.text())
                .may("rawId", Schemas.text())
                .may("type", Schemas.constant("public-key"))
                .has(
                        "response",
                        object().has("clientDataJSON", Schemas.text())
                                .has("attestationObject", Schemas.text())
                                .may("transports", Schemas.list(Schemas.text()))
                                .open())
                .open();
        return Schemas.oneOf(List.of(object, Schemas.text("The same as JSON within a string.")))
                .put(
                        "description",
                        "For PLATFORM and SECURITY_KEY: what credential.toJSON() gives. Bytes are base64 or base64url, padded or not.");
    }

    private static Members object() {
        return new Members();
    }

    private static ObjectNode bytes() {
        return Schemas.text().put("pattern", "^[A-Za-z0-9_-]*$");
    }
}

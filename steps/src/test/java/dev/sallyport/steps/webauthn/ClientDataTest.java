package dev.sallyport.steps.webauthn;

import static dev.sallyport.steps.webauthn.Ceremony.accepts;
import static dev.sallyport.steps.webauthn.Ceremony.refuses;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** The steps of sctn-registering-a-new-credential about {@code C}; see {@link RegistrationTest}. */
@DisplayName("The client data of a registration")
class ClientDataTest {

    @Test
    @DisplayName("running UTF-8 decode ... any leading byte order mark (BOM) MUST be stripped")
    void decodesUtf8() {
        accepts(it -> {
            it.format = Format.SELF; // so that the hash over the bytes with the mark counts
            it.clientDataText = text -> "\uFEFF" + text;
        });
        refuses("clientDataUnreadable", it -> it.clientDataText = text -> "\uFEFF\uFEFF" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"x\"", "{", "%s%s", "%s;"})
    @DisplayName("the result of running an implementation-specific JSON parser on JSONtext")
    void parsesJson(String form) {
        refuses("clientDataUnreadable", it -> it.clientDataText = text -> form.replace("%s", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webauthn.get", "WebAuthn.create", "webauthn.create ", ""})
    @DisplayName("Verify that the value of C.type is webauthn.create")
    void checksType(String type) {
        refuses("typeMismatch", it -> it.clientData = data -> data.put("type", type));
        refuses("typeMismatch", it -> it.clientData = data -> data.remove("type"));
    }

    @Test
    @DisplayName("Verify that the value of C.challenge equals the base64url encoding of pkOptions.challenge")
    void checksChallenge() {
        var other = Base64Text.of(new byte[32]);
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", other));
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", Ceremony.CHALLENGE + "="));
        refuses("challengeMismatch", it -> it.clientData = data -> data.put("challenge", ""));
        refuses("challengeMismatch", it -> it.clientData = data -> data.putNull("challenge"));
        refuses("challengeMismatch", it -> it.clientData = data -> data.remove("challenge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://login.example.org",
                "https://login.example.org:8443",
                "https://login.example.org:443",
                "https://login.example.org/",
                "https://LOGIN.example.org",
                "null",
                ""
            })
    @DisplayName("Verify that the value of C.origin is an origin expected by the Relying Party")
    void checksOrigin(String origin) {
        refuses("originMismatch", it -> it.clientData = data -> data.put("origin", origin));
        refuses("originMismatch", it -> it.givenOrigin = origin);
        refuses("originMismatch", it -> it.clientData = data -> data.remove("origin"));
    }

    @Test
    @DisplayName("C.origin may be that of an Android application")
    void takesAndroidOrigins() {
        var origin = "android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e381bc69f0";
        accepts(it -> {
            it.givenOrigin = origin;
            it.clientData = data -> data.put("origin", origin);
        });
    }

    @Test
    @DisplayName(
            "If C.crossOrigin is present and set to true, verify that the Relying Party expects that this credential would have"
                    + " been created within an iframe that is not same-origin with its ancestors")
    void checksCrossOrigin() {
        refuses("crossOrigin", it -> it.clientData = data -> data.put("crossOrigin", true));
        refuses("crossOrigin", it -> it.clientData = data -> data.put("crossOrigin", "true"));
        accepts(it -> it.clientData = data -> data.remove("crossOrigin"));
    }

    @Test
    @DisplayName(
            "If C.topOrigin is present: Verify that the Relying Party expects that this credential would have been created"
                    + " within an iframe that is not same-origin with its ancestors")
    void checksTopOrigin() {
        refuses("crossOrigin", it -> it.clientData = data -> data.put("topOrigin", "https://example.com"));
        refuses("crossOrigin", it -> it.clientData = data -> data.put("topOrigin", Ceremony.ORIGIN));
    }

    @Test
    @DisplayName("Let hash be the result of computing a hash over response.clientDataJSON using SHA-256")
    void hashesTheClientDataAsItCame() {
        refuses("statementInvalid", it -> {
            it.format = Format.SELF;
            it.clientDataBytes =
                    bytes -> (new String(bytes, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void readsAMemberOfTheClientDataOnce() {
        refuses(
                "clientDataUnreadable",
                it -> it.clientDataText = text -> text.replace("{", "{\"challenge\":" + StringNode.valueOf("x") + ","));
    }
}

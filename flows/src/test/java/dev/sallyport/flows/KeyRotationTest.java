package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SIGHUP reads the keys again: the newest seal and sign, and the old ones still open. */
final class KeyRotationTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JWKS = "/d0000000-0000-4000-8000-000000000001/as/jwks";
    private static Installation installation;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.fresh();
        server = installation.start();
    }

    @AfterAll
    static void stop() throws Exception {
        installation.close();
    }

    @Test
    void whatBeganBeforeGoesOn() throws Exception {
        var byEmail = Enrollee.begin(server);
        byEmail.act(server, "device.create", "{\"type\": \"EMAIL\", \"email\": \"rotated@example.com\"}");
        byEmail.readUntil(server, "/otp/delivery", "SENT");
        var byApp = Enrollee.begin(server);
        var app = new AuthenticatorApp(
                byApp.act(server, "device.create", "{\"type\": \"TOTP\"}").at("/device/secret"));

        addKeys(installation.keys(), "newer");
        server.hangUp();
        Patience.until("the new key is published", () -> jwks().contains("newer-sign"));

        var code = Enrollee.codes(server, "rotated@example.com").getFirst();
        assertThat(byEmail.activate(server, code).status()).isEqualTo("COMPLETED");
        assertThat(byApp.read(server).at("/device/secret")).isEqualTo(app.secret());
        assertThat(byApp.activate(server, app.code()).status()).isEqualTo("COMPLETED");
        var later = Enrollee.begin(server);
        assertThat(later.act(server, "device.create", "{\"type\": \"TOTP\"}").status())
                .isEqualTo("ACTIVATION_REQUIRED");
    }

    @Test
    void aFileThatCannotBeUsedChangesNothing() throws Exception {
        var person = Enrollee.begin(server);
        var whole = Files.readString(installation.keys());
        Files.writeString(installation.keys(), "{");
        try {
            server.hangUp();
            Patience.until("it is told", () -> server.log().contains("The keys stay as they were"));
        } finally {
            Files.writeString(installation.keys(), whole);
        }

        var created = person.act(server, "device.create", "{\"type\": \"TOTP\"}");
        assertThat(created.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(server.log()).doesNotContain("\tat ");
    }

    private static String jwks() throws Exception {
        return Enrollee.get(server.url() + JWKS).body().toString();
    }

    private static void addKeys(Path file, String name) throws Exception {
        var document = (ObjectNode) JSON.readTree(Files.readString(file));
        var keys = (ArrayNode) document.path("keys");
        keys.add(secret(name + "-seal", "A256GCM"));
        keys.add(secret(name + "-code", "HS256"));
        var pair = new ECKeyGenerator(Curve.P_256).generate();
        keys.add(key("EC", name + "-sign", "ES256")
                .put("crv", "P-256")
                .put("x", pair.getX().toString())
                .put("y", pair.getY().toString())
                .put("d", pair.getD().toString()));
        Files.writeString(file, document.toString());
    }

    private static ObjectNode secret(String id, String algorithm) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return key("oct", id, algorithm)
                .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static ObjectNode key(String type, String id, String algorithm) {
        return JSON.createObjectNode()
                .put("kty", type)
                .put("kid", id)
                .put("alg", algorithm)
                .put("iat", Instant.now().getEpochSecond());
    }
}

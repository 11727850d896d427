package dev.sallyport.steps.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the protocol's page tells app developers is what the server does. */
@DisplayName("The test vectors of docs/pairing-protocol.md")
class PairingVectorsTest {
    private static final Path PAGE = Path.of("..", "docs", "pairing-protocol.md");
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static JsonNode vectors = MissingNode.getInstance();

    @BeforeAll
    static void read() throws Exception {
        var page = Files.readString(PAGE);
        vectors = JSON.readTree(BLOCK.matcher(page)
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.contains("\"refused\""))
                .findFirst()
                .orElseThrow());
    }

    private static Optional<MobilePayload> verified(String payload) {
        return MobilePayloads.verified(payload, text("audience"), text("pairingKey"), Instant.parse(text("now")));
    }

    private static String text(String member) {
        return vectors.path(member).stringValue();
    }

    @Test
    void thePayloadVerifies() {
        var payload = verified(text("mobilePayload")).orElseThrow();

        assertThat(payload.key()).isEqualTo(text("thumbprint"));
        assertThat(payload.installation())
                .isEqualTo(vectors.path("claims").path("iss").stringValue());
    }

    @Test
    void pk() {
        assertThat(text("pk")).isEqualTo(Base64Url.encoded(DigestUtils.sha256(text("pairingKey"))));
        assertThat(vectors.path("claims").path("pk").stringValue()).isEqualTo(text("pk"));
    }

    @Test
    void theThumbprintIsThatOfTheKey() throws Exception {
        var key = ECKey.parse(vectors.path("phoneKey").toString());

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.computeThumbprint().toString()).isEqualTo(text("thumbprint"));
    }

    @Test
    void theSigningInputIsHeaderAndClaims() {
        var parts = Pattern.compile("\\.").splitAsStream(text("signingInput")).toList();

        assertThat(text("mobilePayload")).startsWith(text("signingInput") + ".");
        assertThat(parts).hasSize(2);
        assertThat(decoded(parts.getFirst())).isEqualTo(vectors.path("header"));
        assertThat(decoded(parts.getLast())).isEqualTo(vectors.path("claims"));
    }

    private static JsonNode decoded(String part) {
        return JSON.readTree(new String(Base64Url.decoded(part).orElseThrow(), StandardCharsets.UTF_8));
    }

    /** Another signature over the same is as good. */
    @Test
    void thePhonesKeySignsAnother() throws Exception {
        var again = Draft.signed(
                vectors.path("header").toString(),
                vectors.path("claims").toString(),
                ECKey.parse(vectors.path("phoneKey").toString()));

        assertThat(verified(again)).isEqualTo(verified(text("mobilePayload"))).isPresent();
    }

    @TestFactory
    Iterable<DynamicTest> refused() {
        assertThat(vectors.path("refused").size()).isGreaterThan(10);
        return vectors.path("refused")
                .valueStream()
                .map(it -> DynamicTest.dynamicTest(
                        it.path("why").stringValue(),
                        () -> assertThat(verified(it.path("mobilePayload").stringValue()))
                                .isEmpty()))
                .toList();
    }

    @Test
    void thePagesClaimsAreTheVectors() throws Exception {
        assertThat(BLOCK.matcher(Files.readString(PAGE))
                        .results()
                        .map(it -> it.group(1))
                        .filter(it -> it.startsWith("{\n  \"iss\""))
                        .map(JSON::readTree))
                .containsExactly(vectors.path("claims"));
    }
}

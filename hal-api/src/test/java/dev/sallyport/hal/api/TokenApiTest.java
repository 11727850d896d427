package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoint and the keys over HTTP (decisions.md section 3). */
class TokenApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PATH = "/" + TestServer.MAIN + "/as/token";
    private static final String POSTED = "client_id=" + TestServer.CLIENT + "&client_secret=" + TestServer.SECRET;

    @Test
    void aTokenIsAJwtOfTheEnvironment() {
        var answer = SERVER.client().post(PATH, FORM + ";charset=UTF-8", "grant_type=client_credentials&" + POSTED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/token_type")).isEqualTo("Bearer");
        assertThat(answer.number("/expires_in")).isEqualTo(3600);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var parts = answer.at("/access_token").split("\\.", -1);
        assertThat(decoded(parts[0])).contains("\"typ\":\"at+jwt\"", "\"alg\":\"ES256\"", "\"kid\":");
        var claims = JsonMapper.shared().readTree(decoded(parts[1]));
        assertThat(claims.path("iss").asString()).isEqualTo(SERVER.base() + "/" + TestServer.MAIN + "/as");
        assertThat(claims.path("aud").toString()).contains(SERVER.base() + "/" + TestServer.MAIN);
        assertThat(claims.path("sub").asString()).isEqualTo(TestServer.CLIENT);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    grant_type=client_credentials&client_id=x&client_secret=demo-secret | 401 | invalid_client
                    grant_type=client_credentials                                      | 401 | invalid_client
                    grant_type=password                                                | 400 | unsupported_grant_type
                    client_id=x                                                        | 400 | invalid_request
                    grant_type=client_credentials&grant_type=client_credentials        | 400 | invalid_request
                    grant_type=client_credentials&scope=all                            | 400 | invalid_scope
                    %zz                                                                | 400 | invalid_request
                    =&=&&&                                                             | 400 | invalid_request
                    """)
    void aBadRequestIsToldAsOAuthHasIt(String form, int status, String error) {
        refused(SERVER.client().post(PATH, FORM, form), status, error);
    }

    @Test
    void otherBodiesAreRefused() {
        refused(SERVER.client().post(PATH, "application/json", "{}"), 400, "invalid_request");
        refused(SERVER.client().bare("POST", PATH), 400, "invalid_request");
        refused(SERVER.client().post(PATH, FORM, "x=" + "y".repeat(70_000)), 400, "invalid_request");
        refused(SERVER.client().post(PATH, FORM, new byte[] {-1, -2, 0}), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"Basic", "Basic !!!", "Basic OjA6", "Bearer x", "Basic eA=="})
    void aBadAuthorizationIsInvalidClient(String authorization) {
        var answer = SERVER.client().post(PATH, FORM, "grant_type=client_credentials", "Authorization", authorization);

        refused(answer, 401, "invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void theKeysArePublished() {
        var keys = SERVER.client().get("/" + TestServer.MAIN + "/as/jwks");

        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.json().path("keys")).isNotEmpty();
        assertThat(keys.json().at("/keys/0/kty").asString()).isEqualTo("EC");
        assertThat(keys.json().at("/keys/0").has("d")).isFalse();
    }

    @Test
    void anEnvironmentThatIsNotHasNoTokens() {
        assertThat(SERVER.client()
                        .post("/00000000-0000-4000-8000-000000000000/as/token", FORM, POSTED)
                        .status())
                .isEqualTo(404);
    }

    private static void refused(Response answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error")).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}

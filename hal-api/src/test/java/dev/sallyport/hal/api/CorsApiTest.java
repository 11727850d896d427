package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of an environment's exact origins may call it, no others (decisions.md section 3). */
class CorsApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ORIGIN = "https://app.example.org";

    private final Visit visit = SERVER.visit("no-skip");

    @Test
    void aPreflightOfAnAllowedOriginIsAnswered() {
        var answer = preflight(ORIGIN);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Prefer");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void answersAndRefusalsMayBeRead() {
        var read = SERVER.client().get(visit.self(), "Origin", ORIGIN, "Authorization", SERVER.worker(TestServer.MAIN));
        var refused = SERVER.client().get(visit.self(), "Origin", ORIGIN);

        assertThat(refused.status()).isEqualTo(401);
        for (var answer : new Response[] {read, refused}) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains("ETag", "Location", "Retry-After", "Accept-Post", "Allow", "WWW-Authenticate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "https://app.example.org.evil.example",
                "http://app.example.org",
                "https://app.example.org:444",
                "https://APP.example.org",
                "https://other.example.org",
                "null",
                "*",
            })
    void otherOriginsAreNot(String origin) {
        assertThat(preflight(origin).headers().map().keySet())
                .noneMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        assertThat(SERVER.client().get(visit.self(), "Origin", origin).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private Response preflight(String origin) {
        return SERVER.client()
                .bare(
                        "OPTIONS",
                        visit.self(),
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type");
    }
}

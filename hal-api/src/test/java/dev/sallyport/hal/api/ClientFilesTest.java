package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The custom element's files, which pages of other origins load. */
class ClientFilesTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ELEMENT = "/client/sallyport-flow.js";

    @ParameterizedTest
    @CsvSource({
        "/client/sallyport-flow.js, text/javascript; charset=utf-8",
        "/client/element.css, text/css; charset=utf-8",
        "/client/texts/de.json, application/json",
        "/client/vendor/qrcode.js, text/javascript; charset=utf-8",
    })
    void theyAreForOtherPagesAndMayBeKept(String path, String type) {
        var file = SERVER.client().get(path);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo(type);
        assertThat(file.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(SERVER.client()
                        .get(path, "If-None-Match", file.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anOriginThatSomeEnvironmentAllowsMayRunThem() {
        assertThat(SERVER.client()
                        .get(ELEMENT, "Origin", "https://app.example.org")
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.org");
        assertThat(SERVER.client()
                        .get(ELEMENT, "Origin", "https://app.example.org")
                        .header("Vary"))
                .isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "null", "*"})
    void noOtherMay(String origin) {
        assertThat(SERVER.client().get(ELEMENT, "Origin", origin).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/client/",
                "/client/texts/",
                "/client/nothing.js",
                "/client/texts/../../logging.properties",
                "/client/..%2fmain.js",
                "/client/sallyport-flow.js/"
            })
    void nothingElseIsServed(String path) {
        assertThat(SERVER.client().get(path).status()).isEqualTo(404);
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ETags, and what is conditional on them (decisions.md section 7). */
class ConditionalApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String TOTP = "{\"type\":\"TOTP\"}";

    private final Visit visit = SERVER.visit("no-skip");

    @Test
    void eachStoredMoveHasItsOwnETag() {
        var first = visit.last().header("ETag");
        assertThat(first).matches("\"1\\.hal-[0-9a-f]{8}\"");
        assertThat(visit.read().header("ETag")).isEqualTo(first);
        assertThat(visit.act("device.create", TOTP).header("ETag")).startsWith("\"2.hal-");
        visit.activate("000");
        assertThat(visit.read().header("ETag")).startsWith("\"3.hal-");
        assertThat(get("Accept", "application/json").header("ETag")).startsWith("\"3.json-");
        assertThat(visit.last().header("Vary")).contains("Accept", "Accept-Language", "Prefer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "1.hal"            | 200
                    "1.json"           | 200
                    "1"                | 200
                    *                  | 200
                    "9.hal", "1.hal"   | 200
                    "9.hal" ,"1.hal"   | 200
                    "2.hal"            | 412
                    "11.hal"           | 412
                    W/"1.hal"          | 412
                    1.hal              | 412
                    1                  | 412
                    ""                 | 412
                    "                  | 412
                    ,                  | 412
                    nonsense           | 412
                    """)
    void ifMatchComparesTheVersion(String ifMatch, int status) {
        var answer = visit.force("device.create", TOTP, "If-Match", ifMatch);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 412) {
            assertThat(answer.refusal()).isEqualTo("412 INVALID_REQUEST");
            assertThat(visit.read().at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "1.hal"            | 304
                    W/"1.hal"          | 304
                    "9.hal", "1.hal"   | 304
                    *                  | 304
                    "1.json"           | 200
                    "2.hal"            | 200
                    nonsense           | 200
                    """)
    void ifNoneMatchComparesTheRepresentation(String ifNoneMatch, int status) {
        var etag = visit.last().header("ETag");
        var answer = get("If-None-Match", ifNoneMatch.replace("\"1.hal\"", etag));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("ETag")).isEqualTo(etag);
        assertThat(answer.header("Vary")).contains("Accept");
        assertThat(answer.text().isEmpty()).isEqualTo(status == 304);
    }

    @Test
    void oneOfTwoClientsWithTheSameETagWins() {
        assertThat(visit.force("device.create", TOTP, "If-Match", "\"1.hal\"").status())
                .isEqualTo(200);
        assertThat(visit.force("device.delete", "", "If-Match", "\"1.hal\"").status())
                .isEqualTo(412);
    }

    private Response get(String... headers) {
        return SERVER.client()
                .get(
                        visit.self(),
                        Stream.concat(Stream.of(headers), Stream.of(visit.bearer()))
                                .toArray(String[]::new));
    }
}

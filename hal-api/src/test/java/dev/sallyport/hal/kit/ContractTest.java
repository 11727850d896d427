package dev.sallyport.hal.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** That the contract sees what is not as the document says; what is, every other test shows. */
class ContractTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String TYPE = "application/vnd.pingidentity.device.create+json";

    private final Contract contract =
            Contract.of(SERVER.client().get("/openapi.json").text());
    private final Visit visit = SERVER.visit("no-skip");

    private Exchange exchange(String method, String path, String body, int status, String without, String answer) {
        Map<String, List<String>> headers =
                new LinkedHashMap<>(visit.last().headers().map());
        headers.put("Content-Location", List.of(visit.last().at("/_links/self/href")));
        headers.keySet().removeIf(without::equalsIgnoreCase);
        return new Exchange(
                method,
                path,
                HttpHeaders.of(Map.of("Content-Type", List.of(TYPE)), (name, value) -> true),
                body,
                new Response(status, HttpHeaders.of(headers, (name, value) -> true), answer));
    }

    private ObjectNode state() {
        return ((ObjectNode) visit.read().json()).deepCopy();
    }

    private Exchange act(String body, ObjectNode answer) {
        return exchange("POST", visit.self(), body, 200, "", answer.toString());
    }

    @Test
    void whatIsAsItSaysPasses() {
        assertThatCode(() -> contract.check(act("{\"type\":\"TOTP\"}", state())))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                Arguments.of("/digest", "digest"),
                Arguments.of("/_links/otp.resend", "otp.resend"),
                Arguments.of("/flowDefinition/secret", "secret"));
    }

    @ParameterizedTest
    @MethodSource
    void wrongAnswers(String place, String told) {
        var state = state();
        var at = place.lastIndexOf('/');
        var holder = at == 0 ? state : (ObjectNode) state.at(place.substring(0, at));
        holder.put(place.substring(at + 1), "x");

        assertThatThrownBy(() -> contract.check(act("{\"type\":\"TOTP\"}", state)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(visit.self())
                .hasMessageContaining(told);
    }

    @Test
    void aMissingMember() {
        var state = state();
        state.remove("allowedtypes");

        refuses(act("{\"type\":\"TOTP\"}", state), "allowedtypes");
    }

    @Test
    void aStatusThatIsNone() {
        refuses(act("{\"type\":\"TOTP\"}", state().put("status", "ELSEWHERE")), "ELSEWHERE");
    }

    @Test
    void aRequestThatShouldHaveBeenRefused() {
        refuses(act("{\"type\":1}", state()), "of the request");
    }

    @Test
    void aHeaderThatIsAlwaysThere() {
        refuses(exchange("GET", visit.self(), "", 200, "ETag", state().toString()), "the header ETag is missing");
    }

    @Test
    void anotherStatus() {
        refuses(exchange("GET", visit.self(), "", 202, "", state().toString()), "the status 202");
    }

    @Test
    void anotherMethod() {
        refuses(exchange("DELETE", visit.self(), "", 200, "", "{}"), "the method is not described");
    }

    @Test
    void anotherPath() {
        refuses(exchange("GET", "/somewhere/else/altogether", "", 200, "", "{}"), "the path is not described");
    }

    private void refuses(Exchange exchange, String told) {
        assertThatThrownBy(() -> contract.check(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(told);
    }
}

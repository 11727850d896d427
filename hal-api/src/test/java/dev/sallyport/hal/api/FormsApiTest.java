package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client is given that knows HAL-FORMS and nothing of enrollment (decisions.md section 8, docs/forms.md). */
class FormsApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String FORMS = "application/prs.hal-forms+json";

    private static Response read(Visit visit, String... headers) {
        var all = Stream.of(visit.bearer(), headers).flatMap(Stream::of).toArray(String[]::new);
        return SERVER.client().get(visit.self(), all);
    }

    private static Response forms(Visit visit) {
        return read(visit, "Accept", FORMS);
    }

    private static JsonNode property(Response answer, String template, String name) {
        return answer.json()
                .path("_templates")
                .path(template)
                .path("properties")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("HAL-FORMS: a template for each action link, beside all that HAL has")
    void templatesAreOfTheLinks() {
        var visit = SERVER.visit("all-types", TestServer.newUser());
        var hal = visit.read();

        var answer = forms(visit);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(FORMS);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        var links = new TreeSet<>(answer.links());
        links.remove("self");
        assertThat(Set.copyOf(answer.json().path("_templates").propertyNames())).isEqualTo(links);
        var rest = (ObjectNode) answer.json();
        rest.remove("_templates");
        rest.remove("_display");
        assertThat(rest).isEqualTo(hal.json());
        for (var template : answer.json().path("_templates").properties()) {
            var link = hal.json().path("_links").path(template.getKey());
            assertThat(template.getValue().path("method").asString()).isEqualTo("POST");
            assertThat(template.getValue().path("target")).isEqualTo(link.path("href"));
            assertThat(template.getValue().path("contentType")).isEqualTo(link.path("type"));
        }
    }

    @Test
    void aFormIsFilledInByWhatItSays() {
        var email = TestServer.newEmail();
        var visit = SERVER.visit(TestServer.MAIN, "all-types", TestServer.newUser(), email);
        var answer = forms(visit);

        var type = property(answer, "device.create", "type");
        assertThat(type.has("type")).isFalse();
        assertThat(type.path("widget").asString()).isEqualTo("radio");
        assertThat(type.path("required").asBoolean()).isTrue();
        assertThat(type.at("/options/inline/0").propertyNames())
                .containsExactly("value", "prompt", "promptId", "hint", "hintId");
        var address = property(answer, "device.create", "email");
        assertThat(address.path("type").asString()).isEqualTo("email");
        assertThat(address.path("autocomplete").asString()).isEqualTo("email");
        assertThat(address.path("maxLength").asInt()).isEqualTo(254);
        assertThat(address.path("value").asString()).isEqualTo(email);
        assertThat(address.path("when")).hasToString("{\"type\":[\"EMAIL\"]}");
        assertThat(address.has("requiredWhen")).as("an answer is known").isFalse();
        assertThat(property(answer, "device.create", "phone").path("requiredWhen"))
                .hasToString("{\"type\":[\"SMS\",\"VOICE\"]}");
        assertThat(property(answer, "device.create", "phone").has("required")).isFalse();
        assertThat(property(answer, "device.create", "nickname").has("required"))
                .isFalse();

        visit.createEmail(email);
        var code = forms(visit);
        var otp = property(code, "device.activate", "otp");
        assertThat(otp.path("autocomplete").asString()).isEqualTo("one-time-code");
        assertThat(otp.path("regex").asString()).isEqualTo("[0-9]{6}");
        assertThat(code.at("/_templates/otp.resend/availableAt")).isEqualTo(code.at("/otp/resendAvailableAt"));
        assertThat(code.at("/_display/facts/0/type")).isEqualTo("countdown");
        assertThat(code.at("/_display/facts/0/value")).isEqualTo(code.at("/otp/expiresAt"));
        assertThat(code.at("/_display/text")).contains(email);
        assertThat(code.at("/_display/titleId")).isEqualTo("enroll.code-title");
    }

    @Test
    void aCredentialIsMadeFromWhatTheStateHolds() {
        var visit = SERVER.visit("all-types", TestServer.newUser());
        visit.createPasskey("PLATFORM");
        var answer = forms(visit);

        var attestation = property(answer, "device.activate", "attestation");
        assertThat(attestation.path("widget").asString()).isEqualTo("webauthn.create");
        assertThat(answer.json()
                        .at(attestation.path("source").asString())
                        .path("challenge")
                        .asString())
                .isNotEmpty();
        assertThat(property(answer, "device.activate", "origin").path("widget").asString())
                .isEqualTo("origin");
    }

    @Test
    void theEndHasADisplayAndNoTemplates() {
        var visit = SERVER.visit("all-types", TestServer.newUser());
        visit.createEmail(TestServer.newEmail());
        visit.activate(visit.code());

        var answer = forms(visit);

        assertThat(answer.at("/_display/titleId")).isEqualTo("enroll.enrolled-title");
        assertThat(answer.json().path("_templates").isObject()).isTrue();
        assertThat(answer.json().path("_templates").isEmpty()).isTrue();
    }

    @Test
    void aStartAndAMoveAnswerWithFormsToo() {
        var started = SERVER.start(
                TestServer.MAIN, TestServer.startBody("all-types", TestServer.newUser(), null), "Accept", FORMS);
        assertThat(started.at("/_templates/device.create/titleId")).isEqualTo("enroll.continue");

        var visit = SERVER.continued(started);
        var moved = visit.force(
                "device.create", "{\"type\":\"TOTP\"}", "Accept", FORMS, "Accept-Language", "de-CH, en;q=0.1");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("Content-Language")).isEqualTo("de");
        assertThat(moved.at("/_templates/device.activate/title")).isEqualTo("Bestätigen");
        assertThat(moved.at("/_display/facts/0/value")).startsWith("otpauth://totp/");
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 section 12.5.1: forms are for those who name them")
    @CsvSource(delimiter = '|', textBlock = """
        application/prs.hal-forms+json                                  | application/prs.hal-forms+json
        application/prs.hal-forms+json, application/hal+json            | application/prs.hal-forms+json
        application/prs.hal-forms+json;q=0.5, application/hal+json      | application/hal+json
        application/hal+json, application/json                          | application/hal+json
        application/*                                                   | application/hal+json
        */*                                                             | application/hal+json
        application/json, application/prs.hal-forms+json;q=0            | application/json
        """)
    void accept(String accept, String type) {
        var visit = SERVER.visit("all-types", TestServer.newUser());
        assertThat(read(visit, "Accept", accept).header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "en;q=0.2, de"})
    void eachLanguageIsARepresentationOfItsOwn(String german) {
        var visit = SERVER.visit("all-types", TestServer.newUser());
        var english = forms(visit);
        var spoken = read(visit, "Accept", FORMS, "Accept-Language", german);

        assertThat(spoken.at("/_display/title")).isEqualTo("Wählen Sie Ihren zweiten Faktor");
        assertThat(spoken.at("/_display/titleId")).isEqualTo(english.at("/_display/titleId"));
        assertThat(spoken.header("ETag")).isNotEqualTo(english.header("ETag"));
        assertThat(spoken.header("Vary")).contains("Accept-Language");
        assertThat(read(visit, "Accept", FORMS, "Accept-Language", german, "If-None-Match", spoken.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(visit.force("device.create", "{\"type\":\"TOTP\"}", "If-Match", spoken.header("ETag"))
                        .status())
                .as("If-Match is of the version, whatever the representation")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("what forms tell changes as time passes, and so does their ETag")
    void timePasses() {
        try (var server = TestServer.fresh(null)) {
            var visit = server.visit("all-types");
            visit.createEmail(TestServer.newEmail());
            visit.delivered();
            var headers = Stream.of(visit.bearer(), new String[] {"Accept", FORMS})
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            var early = server.client().get(visit.self(), headers);
            server.clock().advance(Duration.ofMinutes(10));

            var late = server.client()
                    .get(
                            visit.self(),
                            Stream.of(headers, new String[] {"If-None-Match", early.header("ETag")})
                                    .flatMap(Stream::of)
                                    .toArray(String[]::new));

            assertThat(early.at("/_display/textId")).isEqualTo("enroll.code-sent");
            assertThat(late.status()).isEqualTo(200);
            assertThat(late.at("/_display/textId")).isEqualTo("enroll.code-expired");
        }
    }

    @Test
    void refusalsAreInTheLanguageThatWasAskedFor() {
        var visit = SERVER.visit("all-types", TestServer.newUser());

        var refused = visit.force("device.create", "{}", "Accept", FORMS, "Accept-Language", "de");

        assertThat(refused.refusal()).isEqualTo("400 INVALID_DATA REQUIRED_VALUE type");
        assertThat(refused.header("Content-Type")).isEqualTo(FORMS);
        assertThat(refused.header("Link"))
                .as("RFC 8288")
                .isEqualTo("<" + SERVER.base() + "/problems/REQUIRED_VALUE>; rel=\"help\"");
        assertThat(refused.header("Content-Language")).isEqualTo("de");
        assertThat(refused.at("/details/0/message")).isEqualTo("Eine nötige Angabe fehlt.");
        assertThat(visit.force("device.create", "{}").at("/details/0/message"))
                .isEqualTo("A required value is missing.");
    }
}

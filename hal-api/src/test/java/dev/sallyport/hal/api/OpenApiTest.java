package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.ContractSchemas;
import dev.sallyport.hal.kit.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a generator of clients depends on; whether the document is true, every other test of the API says. */
class OpenApiTest {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final TestServer server = TestServer.shared();
    private final JsonNode document = server.client().get("/openapi.json").json();

    @Test
    void operationsHaveNamesOfTheirOwn() {
        assertThat(operations().stream().map(it -> it.path("operationId").asString()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void operationsSayWhatTheyAreAndWhatTheyAnswer() {
        assertThat(operations()).allSatisfy(it -> {
            assertThat(it.path("summary").asString("")).isNotEmpty();
            assertThat(it.path("tags")).hasSize(1);
            assertThat(it.path("responses")).isNotEmpty();
        });
    }

    @Test
    void referencesLeadSomewhere() {
        var lost = new ArrayList<String>();
        walk(document, (name, value) -> {
            if (name.equals("$ref")
                    && document.at(value.asString().substring(1)).isMissingNode()) {
                lost.add(value.asString());
            }
        });
        document.at("/components/schemas")
                .forEach(schema -> schema.at("/discriminator/mapping")
                        .forEach(it -> assertThat(
                                        document.at(it.asString().substring(1)).isObject())
                                .isTrue()));
        assertThat(lost).isEmpty();
    }

    @Test
    void whatIsNamedIsUsed() {
        var text = document.toString();
        for (var kind : List.of("schemas", "parameters", "responses")) {
            assertThat(document.path("components").path(kind).propertyNames())
                    .filteredOn(it -> !kind.equals("responses")) // a refusal that no operation names is still told
                    .allMatch(it -> text.contains("\"#/components/" + kind + "/" + it + "\""));
        }
    }

    @Test
    void parametersOfPathsAreTold() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    var told = operation
                            .path("parameters")
                            .valueStream()
                            .map(it -> it.path("$ref").asString("").replaceAll(".*/", ""))
                            .toList();
                    var inPath = Pattern.compile("\\{([a-z]+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(it -> it.group(1))
                            .toList();
                    assertThat(told).containsAll(inPath);
                }));
    }

    @Test
    void schemasAreSchemas() {
        var schemas = new ContractSchemas(document.toString());
        var dialect = json("{\"$ref\":\"" + DIALECT + "\"}");
        assertThat(document.at("/components/schemas").properties())
                .allSatisfy(it -> assertThat(schemas.wrong(dialect, it.getValue()))
                        .as(it.getKey())
                        .isEmpty());
    }

    @Test
    void examplesAreAsTheSchemasSay() {
        var schemas = new ContractSchemas(document.toString());
        var seen = new ArrayList<JsonNode>();
        walkObjects(document.path("paths"), it -> {
            if (it.has("example") && it.has("schema")) {
                seen.add(it);
            }
        });
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(schemas.wrong(it.path("schema"), it.path("example")))
                        .isEmpty());
    }

    @Test
    void anExecutionIsToldApartByItsStatus() {
        assertThat(document.at("/components/schemas/ExecutionState/discriminator/mapping")
                        .propertyNames())
                .containsExactly(
                        "ACTIVATION_REQUIRED",
                        "COMPLETED",
                        "DEVICE_ENROLLMENT_REQUIRED",
                        "FAILED",
                        "MOBILE_PAIRING_FAILURE",
                        "PAIRING_REQUIRED");
    }

    @Test
    void linksAreThoseOfTheTable() {
        assertThat(document.at("/components/schemas/MfaEnrollmentActivationRequired/properties/_links/properties")
                        .propertyNames())
                .containsExactly("self", "device.activate", "otp.resend", "device.delete");
    }

    @Test
    void whatAViewMayLeaveOutIsNotRequired() {
        var offer = document.at("/components/schemas/MfaEnrollmentDeviceEnrollmentRequired");
        assertThat(offer.path("properties").propertyNames()).contains("email", "allowedtypes");
        assertThat(offer.path("required").valueStream().map(JsonNode::asString))
                .contains("allowedtypes", "applications")
                .doesNotContain("email", "mobilePhone");
    }

    @Test
    void theServerIsThePublicOne() {
        assertThat(document.at("/servers/0/url").asString())
                .isEqualTo(server.base().toString());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void isNotSentTwice() {
        var first = server.client().get("/openapi.json");
        assertThat(first.header("ETag")).matches("\"[A-Za-z0-9_-]{16}\"");
        var again = server.client().get("/openapi.json", "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(server.client()
                        .get("/openapi.json", "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void canBeReadAsAPage() {
        var page = server.client().get("/openapi");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).doesNotContain("<script").contains("<h1>");
        operations()
                .forEach(it -> assertThat(page.text())
                        .contains("id=\"" + it.path("operationId").asString() + "\""));
        document.at("/components/schemas")
                .propertyNames()
                .forEach(it -> assertThat(page.text()).contains("id=\"" + it + "\""));
    }

    private List<JsonNode> operations() {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static void walk(JsonNode node, BiConsumer<String, JsonNode> seen) {
        node.properties().forEach(it -> {
            if (it.getValue().isString()) {
                seen.accept(it.getKey(), it.getValue());
            }
        });
        node.forEach(it -> walk(it, seen));
    }

    private static void walkObjects(JsonNode node, Consumer<JsonNode> seen) {
        if (node.isObject()) {
            seen.accept(node);
        }
        node.forEach(it -> walkObjects(it, seen));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

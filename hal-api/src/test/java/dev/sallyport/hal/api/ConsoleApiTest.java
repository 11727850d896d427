package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console reads, and that it is the demo's alone. */
class ConsoleApiTest {
    private static final TestServer SERVER = TestServer.shared();

    private final String user = TestServer.newUser();
    private final Visit visit = SERVER.visit("no-skip", user);

    @Test
    void executionsAreListedTheNewestFirstAndCountedByState() {
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        var read = SERVER.client().get("/demo/executions?status=ACTIVATION_REQUIRED");

        assertThat(read.header("Content-Type")).isEqualTo("application/hal+json");
        var mine = read.json()
                .at("/_embedded/executions")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(visit.id()))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("user").asString()).isEqualTo(user);
        assertThat(mine.path("status").asString()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(mine.path("step").asString()).isEqualTo("enroll");
        assertThat(mine.path("version").asInt()).isEqualTo(2);
        assertThat(read.json().at("/_embedded/executions").valueStream())
                .allSatisfy(it -> assertThat(it.path("status").asString()).isEqualTo("ACTIVATION_REQUIRED"));
        var counted = read.json()
                .path("states")
                .valueStream()
                .filter(it -> it.path("status").asString().equals("ACTIVATION_REQUIRED"))
                .findFirst()
                .orElseThrow();
        assertThat(counted.path("count").asInt())
                .isEqualTo(read.json().at("/_embedded/executions").size());
        assertThat(SERVER.client().get("/demo/executions?limit=1").number("/size"))
                .isEqualTo(1);
        assertThat(SERVER.client().get("/demo/executions?status=NONE").number("/size"))
                .isZero();
    }

    @Test
    void nothingSecretIsShown() {
        visit.act("device.create", "{\"type\":\"TOTP\"}");
        var secret = visit.last().at("/device/secret");
        var shown = SERVER.client().get("/demo/executions").text()
                + SERVER.client()
                        .get("/demo/executions/" + visit.id() + "/journal")
                        .text()
                + SERVER.client().get("/demo/definitions").text();

        assertThat(secret).isNotEmpty();
        assertThat(shown).contains(visit.id()).doesNotContain(secret, visit.token(), "secretDigest", "pbkdf2");
    }

    @Test
    void theJournalNamesWhoCausedEachMove() {
        visit.createEmail(TestServer.newEmail());
        visit.delivered();
        visit.activate(visit.wrongCode());
        List<String> lines = new ArrayList<>();
        SERVER.client()
                .get("/demo/executions/" + visit.id() + "/journal")
                .json()
                .at("/_embedded/journal")
                .forEach(it -> lines.add(
                        it.path("by").asString() + " " + it.path("action").asString() + " "
                                + it.path("problem").asString("")));

        assertThat(lines)
                .containsExactly(
                        "application start ",
                        "person device.create ",
                        "courier delivery.sent ",
                        "person device.activate INVALID_OTP");
    }

    @Test
    void anExecutionOfAnotherEnvironmentIsNotShown() {
        var other = SERVER.visit(TestServer.STRICT, "skip-once", user, null);

        assertThat(SERVER.client().get("/demo/executions?limit=200").text()).doesNotContain(other.id());
        assertThat(SERVER.client()
                        .get("/demo/executions/" + other.id() + "/journal")
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.client().get("/demo/executions/nonsense/journal").status())
                .isEqualTo(404);
    }

    @Test
    void machinesAreTheTables() {
        var machine = SERVER.client()
                .get("/demo/machines")
                .json()
                .at("/_embedded/machines")
                .valueStream()
                .filter(it -> it.path("type").asString().equals("MFA_ENROLLMENT"))
                .findFirst()
                .orElseThrow();

        assertThat(machine.path("states")
                        .valueStream()
                        .map(it -> it.path("status").asString()))
                .containsExactly(
                        "DEVICE_ENROLLMENT_REQUIRED",
                        "ACTIVATION_REQUIRED",
                        "PAIRING_REQUIRED",
                        "MOBILE_PAIRING_FAILURE",
                        "ENROLLED",
                        "SKIPPED");
        assertThat(machine.at("/states/2/moves/1/action").asString()).isEqualTo("pairing.claim");
        assertThat(machine.at("/states/2/moves/1/by").asString()).isEqualTo("phone");
        assertThat(machine.at("/states/2/moves/2/by").asString()).isEqualTo("clock");
    }

    @Test
    void definitionsAreShownAsTheyWerePublished() {
        var read = SERVER.client().get("/demo/definitions");

        assertThat(read.json()
                        .at("/_embedded/definitions")
                        .valueStream()
                        .map(it -> it.path("name").asString()))
                .contains("device-enrollment", "no-skip");
        assertThat(read.at("/_embedded/definitions/0/source")).contains("stepDefinitions");
        assertThat(read.at("/environment/id")).isEqualTo(TestServer.MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/machines", "/demo/executions", "/demo/definitions"})
    void isNotForOtherPagesNorForOtherNames(String path) {
        assertThat(SERVER.client()
                        .get(path, "Origin", "https://evil.example.org")
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.client().post(path, "application/json", "{}").status())
                .isBetween(400, 499);
    }

    @Test
    void thePageMayLoadItsOwnFilesAlone() {
        var page = SERVER.client().get("/console");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text()).contains("/console/console.js");
        for (var file : List.of("console.js", "machine.js", "journal.js", "make.js", "console.css")) {
            assertThat(SERVER.client().get("/console/" + file).status())
                    .as(file)
                    .isEqualTo(200);
        }
        assertThat(SERVER.client().get("/console/../../module-info.class").status())
                .isBetween(400, 499);
    }

    @Test
    void isAwayWithoutTheDemo() {
        try (var server = SERVER.another(SERVER.setup().withoutDemo(null))) {
            for (var path : List.of("/console", "/console/console.js", "/demo/executions", "/demo/machines")) {
                assertThat(server.client().get(path).status()).as(path).isEqualTo(404);
            }
        }
    }
}

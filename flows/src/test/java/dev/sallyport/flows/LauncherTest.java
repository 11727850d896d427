package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.embedded.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees who types something wrong: one sentence that says what, and a status that is not zero. */
final class LauncherTest {
    private static final String NOWHERE = "postgresql://ada:sesame@127.0.0.1:1/nowhere";

    @TempDir
    private Path folder;

    private Path keys;

    @BeforeEach
    void makeKeys() {
        keys = folder.resolve("keys.json");
        KeyFile.createIfAbsent(keys, InstantSource.system(), new SecureRandom());
    }

    @Test
    void anUnknownCommandShowsTheKnownOnes() throws Exception {
        var ended = Distribution.run(Map.of(), "sevre");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("usage: sallyport").contains("secret");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 80a, PORT must be a number",
        "PUBLIC_URL, http://localhost/path, without a path",
        "DATABASE_URL, mysql://ada:sesame@localhost/x, DATABASE_URL must be postgresql://",
        "DATABASE_URL, ://ada:sesame@, DATABASE_URL",
        "JOURNAL_RETENTION, 90 days, ISO 8601",
        "SALLYPORT_KEYFILE, x, SALLYPORT_KEYS_FILE",
        "SALLYPORT_KEYS_FILE, /nowhere/keys.json, /nowhere/keys.json",
        "FLOWS_DIR, /nowhere/flows, /nowhere/flows",
        "ENVIRONMENTS_DIR, /nowhere/environments, /nowhere/environments",
        "SMTP_URL, mail.example.com, SMTP_URL"
    })
    void aWrongSettingIsNamed(String name, String value, String said) throws Exception {
        var variables = new HashMap<>(withDatabase(TestDatabase.fresh().url(), RunningServer.freePort()));
        variables.put(name, value);

        assertRefused(variables, said);
    }

    @Test
    void aDatabaseOfOnesOwnNeedsKeys() throws Exception {
        assertRefused(Map.of("DATABASE_URL", NOWHERE), "SALLYPORT_KEYS_FILE is required");
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() throws Exception {
        var port = RunningServer.freePort();
        assertRefused(withDatabase(NOWHERE, port), "the database cannot be used");
        assertRefused(
                withDatabase(NOWHERE.replace("127.0.0.1", "nohost.invalid"), port), "the database cannot be used");

        var right = TestDatabase.fresh();
        assertRefused(
                withDatabase(right.url().replace(right.password(), "sesame"), port), "password authentication failed");
        assertRefused(withDatabase(right.url().replace(right.database(), "nowhere"), port), "does not exist");
    }

    @Test
    void aPortInUseIsTold() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    withDatabase(TestDatabase.fresh().url(), taken.getLocalPort()),
                    "cannot listen on port " + taken.getLocalPort(),
                    "PORT");
        }
    }

    @Test
    void aSecretThatItMadeOpensAnEnvironment() throws Exception {
        var made = Distribution.run(Map.of(), "secret");
        assertThat(made.status()).isZero();
        var secret = after("secret", made.out());
        Files.writeString(Files.createDirectory(folder.resolve("environments")).resolve("mine.json"), """
                {"id": "a0000000-0000-4000-8000-000000000001", "name": "Mine",
                 "clients": [{"id": "shop", "secretDigest": "%s"}],
                 "deviceAuthenticationPolicies": [
                    {"id": "a0000000-0000-4000-8000-000000000002", "name": "Mine", "default": true,
                     "totp": {"enabled": true}}]}
                """.formatted(
                        after("secretDigest", made.out())));
        var variables = new HashMap<>(withDatabase(TestDatabase.fresh().url(), RunningServer.freePort()));
        variables.put("ENVIRONMENTS_DIR", folder.resolve("environments").toString());

        try (var server = RunningServer.start(variables, folder.resolve("server.log"))) {
            assertThat(token(server, "shop:" + secret)).isEqualTo(200);
            assertThat(token(server, "shop:" + secret.substring(1))).isEqualTo(401);
            assertThat(server.log()).doesNotContain(secret);
        }
    }

    private Map<String, String> withDatabase(String url, int port) {
        return Map.of(
                "DATABASE_URL",
                url,
                "SALLYPORT_KEYS_FILE",
                keys.toString(),
                "PORT",
                String.valueOf(port),
                "HOST",
                "127.0.0.1");
    }

    private static void assertRefused(Map<String, String> variables, String... said) throws Exception {
        var ended = Distribution.run(variables, "serve");

        assertThat(ended.status()).isNotZero();
        assertThat(ended.err())
                .startsWith("Sallyport cannot start: ")
                .contains(said)
                .doesNotContain("Exception", "sesame", "mistake");
        assertThat(ended.err().strip().lines()).hasSize(1);
        assertThat(ended.out()).isEmpty();
    }

    private static String after(String name, String out) {
        var found = Pattern.compile("(?m)^" + name + " +(\\S+)$").matcher(out);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static int token(RunningServer server, String credentials) throws Exception {
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/a0000000-0000-4000-8000-000000000001/as/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}

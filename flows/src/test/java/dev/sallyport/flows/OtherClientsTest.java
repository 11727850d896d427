package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that know HAL and nothing of us enroll by what they are told (docs/clients.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherClientsTest {
    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final Path KETTING = CLIENTS.resolve("ketting");
    private static final String CLIENT = "d0000000-0000-4000-8000-000000000002";
    private static final Map<String, String> SECRET = Map.of("CLIENT_SECRET", "demo-secret");

    private Installation installation;
    private RunningServer server;

    @BeforeAll
    void start() throws Exception {
        installation = Installation.fresh();
        server = installation.start();
    }

    @AfterAll
    void stop() throws Exception {
        installation.close();
    }

    private String entry() {
        return server.url() + "/d0000000-0000-4000-8000-000000000001";
    }

    private String inbox(String address) {
        return server.url() + "/demo/messages?limit=1&to=" + address.replace("+", "%2B");
    }

    @Test
    @Tag("node")
    void kettingEnrollsByLinksAndByTemplates() throws Exception {
        var user = "ketting";
        var command = List.of("node", "enroll.mjs", entry(), CLIENT, user, inbox(user + "@example.org"));

        var said = Program.said(ketting(), SECRET, command);

        assertThat(said.stream().filter(it -> !it.endsWith("wait=30")).map(OtherClientsTest::withoutIds))
                .as("but for the polls, whose number is chance")
                .containsExactlyElementsOf("""
                        GET 200
                        POST 200 application/x-www-form-urlencoded
                        GET 200
                        POST 201 application/json
                        GET 200
                        POST 200 application/vnd.pingidentity.device.create+json
                        POST 400 application/vnd.pingidentity.device.activate+json
                        refused otp REQUIRED_VALUE
                        POST 200 application/vnd.pingidentity.device.activate+json
                        byLinks COMPLETED ENROLLED EMAIL ID ID
                        GET 200
                        POST 200 application/x-www-form-urlencoded
                        GET 200
                        POST 201 application/json
                        GET 200
                        POST 200 application/vnd.pingidentity.device.create+json
                        POST 200 application/vnd.pingidentity.device.activate+json
                        byTemplates COMPLETED ENROLLED TOTP ID ID
                        """.lines().toList());
    }

    /** Its packages are fetched into a copy: the source tree stays as it is. */
    private static Path ketting() throws Exception {
        var copy = Files.createDirectories(Path.of("target", "clients", "ketting"));
        for (var name : List.of(".npmrc", "package.json", "package-lock.json", "enroll.mjs")) {
            Files.copy(KETTING.resolve(name), copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Program.said(copy, Map.of(), List.of("npm", "ci", "--ignore-scripts"));
        return copy;
    }

    /** Names of relations, members and types of devices are all that they have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketting/enroll.mjs",
                "curl/enroll.sh",
                "webauthn/hal.js",
                "webauthn/standard.js",
                "webauthn/vendor.js"
            })
    void addressesAndMediaTypesAreToldToThem(String file) throws Exception {
        var code = Files.readString(CLIENTS.resolve(file)).replaceAll("(?m)^(?://|#).*$", "");

        assertThat(code).doesNotContain("://", "pingidentity", "application/", "flowExecutions/");
    }

    @Test
    void theLockNamesNoRegistry() throws Exception {
        assertThat(Files.readString(KETTING.resolve("package-lock.json"))).doesNotContain("://", "resolved");
    }

    @ParameterizedTest
    @CsvSource({"EMAIL,curl@example.org", "SMS,+14155550171", "VOICE,+14155550172"})
    void curlEnrolls(String type, String address) throws Exception {
        assertThat(curl(entry(), type, address).map(OtherClientsTest::withoutIds))
                .containsExactly("ACTIVATION_REQUIRED SENT", "refused otp INVALID_OTP", "COMPLETED ENROLLED ID");
    }

    /** It stands before the entry and lets nobody in at the first try. */
    @Test
    void curlComesAgainWhenItIsTold() throws Exception {
        var entered = Enrollee.get(entry()).body().toString().getBytes(StandardCharsets.UTF_8);
        var cameBefore = new AtomicBoolean();
        var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", exchange -> {
            var status = cameBefore.getAndSet(true) ? 200 : 429;
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, entered.length);
            exchange.getResponseBody().write(entered);
            exchange.close();
        });
        door.start();
        try {
            var entry = "http://localhost:" + door.getAddress().getPort();
            assertThat(curl(entry, "EMAIL", "curl-again@example.org").map(OtherClientsTest::withoutIds))
                    .startsWith("again in 1 s")
                    .endsWith("COMPLETED ENROLLED ID");
        } finally {
            door.stop(0);
        }
    }

    private Stream<String> curl(String entry, String type, String address) throws Exception {
        var script = CLIENTS.resolve("curl/enroll.sh").toString();
        var user = "curl-" + address;
        var command = List.of("sh", script, entry, CLIENT, user, type, address, inbox(address));
        return Program.said(CLIENTS, SECRET, command).stream();
    }

    private static String withoutIds(String line) {
        return line.replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }
}

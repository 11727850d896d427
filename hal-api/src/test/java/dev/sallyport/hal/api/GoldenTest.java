package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.SoftKey;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wire as it is, story by story; rewritten with {@code -Dgolden=rewrite}, and read in the diff. */
@Tag("golden")
class GoldenTest {
    private static final TestServer SERVER = TestServer.fresh(null);
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final String TOTP = "{\"type\":\"TOTP\",\"nickname\":\"my phone\"}";

    private final Transcript transcript = new Transcript(SERVER);
    private Path file = FOLDER;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void begin(TestInfo test) {
        file = FOLDER.resolve(test.getTestMethod().orElseThrow().getName() + ".http");
        SERVER.clock().set(HandSetClock.NOON);
    }

    @Test
    void entry() throws IOException {
        transcript.send("/" + TestServer.MAIN, null, "");
        isGolden();
    }

    @Test
    void email() throws IOException {
        var visit = start("golden-email");
        act(visit, "device.create", "{\"type\":\"EMAIL\",\"email\":\"golden@example.org\",\"nickname\":\"work\"}");
        var code = sent(visit);
        get(visit);
        act(visit, "device.activate", Visit.otp(code));
        isGolden();
    }

    @Test
    void wrongCode() throws IOException {
        var visit = start("golden-wrong");
        act(visit, "device.create", "{\"type\":\"EMAIL\",\"email\":\"golden-wrong@example.org\"}");
        sent(visit);
        for (int i = 0; i < 4; i++) {
            act(visit, "device.activate", Visit.otp("wrong"));
        }
        act(visit, "otp.resend", "");
        get(visit);
        isGolden();
    }

    @Test
    void totp() throws IOException {
        var visit = start("golden-totp");
        var secret = act(visit, "device.create", TOTP).at("/device/secret");
        var code = Apps.code(secret, SERVER.clock().instant());
        transcript.name("\"otp\":\"" + code, "\"otp\":\"{code}");
        act(visit, "device.activate", Visit.otp(code));
        isGolden();
    }

    @Test
    void sms() throws IOException {
        var visit = start("all-types", "golden-sms");
        act(visit, "device.create", "{\"type\":\"SMS\",\"phone\":\"+1 (512) 520-1234\"}");
        var code = sent(visit);
        get(visit);
        act(visit, "device.create", "{\"type\":\"VOICE\"}");
        act(visit, "device.activate", Visit.otp(code));
        isGolden();
    }

    @Test
    void passkey() throws IOException {
        var visit = start("all-types", "golden-passkey");
        act(visit, "device.create", "{\"type\":\"PLATFORM\",\"rp\":{\"id\":\"evil.example.com\"}}");
        act(visit, "device.create", "{\"type\":\"PLATFORM\",\"nickname\":\"laptop\"}");
        visit.read();
        bytes(visit, "challenge", "/challenge");
        bytes(visit, "user handle", "/user/id");
        var origin = SERVER.base().toString();
        act(visit, "device.activate", "{\"origin\":\"https://evil.example.com\",\"attestation\":\"{}\"}");
        act(visit, "device.activate", "{\"origin\":\"%s\",\"attestation\":\"{}\"}".formatted(origin));
        attest(visit, SoftKey.silent().answers(visit.options(), "https://app.example.org"), "misled");
        attest(visit, SoftKey.silent().answers(visit.options(), origin), "credential");
        isGolden();
    }

    /** Bytes of the options differ from run to run, in both forms. */
    private void bytes(Visit visit, String name, String pointer) {
        var vendor = JsonMapper.shared().readTree(visit.last().at("/device/publicKeyCredentialCreationOptions"));
        transcript.name(vendor.at(pointer).toString(), "[{" + name + "}]");
        transcript.name(visit.options().at(pointer).asString(), "{" + name + "}");
    }

    private void attest(Visit visit, JsonNode attestation, String name) {
        transcript.name(attestation.toString(), "{" + name + "}");
        act(visit, "device.activate", "{\"origin\":\"%s\",\"attestation\":%s}".formatted(SERVER.base(), attestation));
    }

    @Test
    void mobile() throws IOException {
        var visit = start("golden-mobile");
        var phone = Phone.of(SERVER);
        var key = pairing(visit);
        claim(phone, key);
        claim(phone, key);
        claim(Phone.of(SERVER), key);
        get(visit);
        isGolden();
    }

    @Test
    void mobileFailure() throws IOException {
        var visit = start("golden-mobile-failure");
        var key = pairing(visit);
        claim(new Phone(SERVER, TestServer.MAIN, "dev.sallyport.other"), key);
        get(visit);
        claim(Phone.of(SERVER), "MZXW6YTBOI3DANRZGE2TKNBX");
        isGolden();
    }

    private String pairing(Visit visit) {
        var key = act(
                        visit,
                        "device.create",
                        "{\"type\":\"MOBILE\",\"application\":{\"id\":\"" + TestServer.APPLICATION + "\"}}")
                .at("/pairingKey/code");
        transcript.name(key, "{pairingKey}");
        return key;
    }

    private void claim(Phone phone, String key) {
        var payload = phone.payload(key);
        transcript.name(payload, "{mobilePayload}");
        transcript.send(phone.path(), "application/json", Phone.body(key, payload));
    }

    @Test
    void skip() throws IOException {
        act(start("golden-skip"), "device.skipEnrollment", "");
        isGolden();
    }

    @Test
    void giveUp() throws IOException {
        var visit = start("golden-give-up");
        act(visit, "device.create", TOTP);
        act(visit, "device.delete", "");
        isGolden();
    }

    @Test
    void refusals() throws IOException {
        refused();
        isGolden();
    }

    @Test
    void problems() throws IOException {
        refused("Accept", "application/hal+json, application/problem+json");
        isGolden();
    }

    private void refused(String... headers) {
        var visit = start("golden-refused");
        act(visit, "device.create", "{", headers);
        act(visit, "device.create", "{\"type\":5}", headers);
        act(visit, "device.create", "{}", headers);
        act(visit, "device.create", "{\"type\":\"PIGEON\"}", headers);
        act(visit, "device.activate", "{}", headers);
        act(visit, "device.fly", "{}", headers);
        act(visit, "device.create", TOTP, with(headers, "If-Match", "\"9.hal\""));
        transcript.send(visit.self(), null, "", headers);
        transcript.send(
                "/" + TestServer.MAIN + "/flowExecutions/00000000-0000-4000-8000-000000000000",
                null,
                "",
                with(headers, "Authorization", SERVER.worker(TestServer.MAIN)));
        transcript.send("/" + TestServer.MAIN + "/flowExecutions", null, "", headers);
    }

    private Visit start(String user) {
        return start("device-enrollment", user);
    }

    private Visit start(String definition, String user) {
        return SERVER.continued(transcript.send(
                "/" + TestServer.MAIN + "/flowExecutions",
                "application/json",
                TestServer.startBody(definition, user, null),
                "Authorization",
                SERVER.worker(TestServer.MAIN)));
    }

    private Response act(Visit visit, String action, String body, String... headers) {
        return transcript.send(
                visit.self(), "application/vnd.pingidentity." + action + "+json", body, with(headers, visit.bearer()));
    }

    private void get(Visit visit) {
        transcript.send(visit.self(), null, "", visit.bearer());
    }

    /** The code that was sent; from here on the state is the same in each run. */
    private String sent(Visit visit) {
        visit.read();
        var code = visit.code();
        transcript.name("\"otp\":\"" + code, "\"otp\":\"{code}");
        return code;
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    private void isGolden() throws IOException {
        if ("rewrite".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, transcript.toString());
        }
        assertThat(transcript.toString()).isEqualTo(Files.readString(file));
    }
}

package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Apps;
import dev.sallyport.hal.kit.Phone;
import dev.sallyport.hal.kit.SoftKey;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing secret stands in the database or the log in clear (decisions.md section 3). */
class SecretsTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("dev.sallyport");

    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();

    @Test
    void neitherDatabaseNorLogTellsASecret() {
        var capture = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ROOT.addHandler(capture);
        OURS.setLevel(Level.ALL);
        try (var server = TestServer.fresh(null)) {
            var secrets = lived(server);

            var dump = dump(server);

            assertThat(dump).contains("ACTIVE").hasSizeGreaterThan(10_000);
            for (var secret : secrets) {
                var alone = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])");
                assertThat(alone.matcher(dump).find()).as("in the database").isFalse();
                assertThat(logged).noneMatch(it -> alone.matcher(it).find());
            }
        } finally {
            ROOT.removeHandler(capture);
            OURS.setLevel(null);
        }
    }

    /** Lives through an enrollment of each type, and tells what was secret in it. */
    private static List<String> lived(TestServer server) {
        var secrets = new ArrayList<String>();
        secrets.add(TestServer.SECRET);
        var box = server.visit("no-skip");
        box.createEmail(TestServer.newEmail());
        secrets.add(box.code());
        secrets.add(box.token());
        box.force(
                "device.activate",
                Visit.otp(box.wrongCode()),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        box.activate(box.code());
        var pending = server.visit("no-skip");
        pending.createEmail(TestServer.newEmail());
        secrets.add(pending.code());
        var app = server.visit("no-skip");
        var key = UUID.randomUUID().toString();
        var seed = app.force("device.create", "{\"type\":\"TOTP\"}", "Idempotency-Key", key)
                .at("/device/secret");
        secrets.add(seed);
        app.force("device.activate", Visit.otp(Apps.code(seed, server.clock().instant())));
        var waiting = server.visit("no-skip");
        secrets.add(waiting.act("device.create", "{\"type\":\"TOTP\"}").at("/device/secret"));
        secrets.addAll(phoned(server));
        secrets.add(passkey(server));
        secrets.add(pairingKey(server));
        secrets.addAll(paired(server));
        secrets.add(server.start(
                        TestServer.MAIN,
                        TestServer.startBody("no-skip", TestServer.newUser(), null),
                        "Idempotency-Key",
                        key)
                .at("/interactionToken"));
        assertThat(secrets).allMatch(it -> it.length() >= 6);
        return secrets;
    }

    /** Two codes that are to be typed, one that was, and what opens its execution. */
    private static List<String> phoned(TestServer server) {
        var secrets = new ArrayList<String>();
        for (var type : List.of("SMS", "VOICE")) {
            var pending = server.visit("all-types");
            pending.createPhone(type, TestServer.newPhone());
            secrets.add(pending.code());
            pending.activate(pending.wrongCode());
        }
        var bound = server.visit("all-types");
        bound.createPhone("SMS", TestServer.newPhone());
        secrets.add(bound.code());
        secrets.add(bound.token());
        assertThat(bound.activate(bound.code()).status()).isEqualTo(200);
        return secrets;
    }

    /** A credential's parts are no secrets; what opens its execution is. */
    private static String passkey(TestServer server) {
        var visit = server.visit("all-types");
        var origin = server.base().toString();
        visit.createPasskey("SECURITY_KEY");
        var body = "{\"origin\":\"%s\",\"attestation\":%s}"
                .formatted(origin, SoftKey.silent().answers(visit.options(), origin));
        assertThat(visit.force("device.activate", body, "Idempotency-Key", "passkey")
                        .status())
                .isEqualTo(200);
        return visit.token();
    }

    private static String pairingKey(TestServer server) {
        return server.visit("no-skip")
                .act(
                        "device.create",
                        "{\"type\":\"MOBILE\",\"application\":{\"id\":\"" + TestServer.APPLICATION + "\"}}")
                .at("/pairingKey/code");
    }

    /** One phone is paired, and one is refused. */
    private static List<String> paired(TestServer server) {
        var phone = Phone.of(server);
        var key = pairingKey(server);
        var failed = pairingKey(server);
        var payload = phone.payload(
                key, it -> it.putObject("integrity").put("provider", "demo").put("token", "integrity-of-a-phone"));
        var other = new Phone(server, TestServer.MAIN, "dev.sallyport.other").payload(failed);

        assertThat(phone.send(key, payload).status()).isEqualTo(201);
        assertThat(phone.send(failed, other).status()).isEqualTo(400);
        return List.of(key, failed, payload, other, Phone.PUSH_TOKEN, "integrity-of-a-phone");
    }

    private static String dump(TestServer server) {
        var all = new StringBuilder();
        server.database()
                .run("select table_name from information_schema.tables where table_schema = 'public'")
                .forEach(table -> {
                    var name = table.getString(0);
                    all.append(server.database()
                            .ask("select coalesce(string_agg(t::text, E'\\n'), '') from " + name + " t"));
                });
        return all.toString();
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.embedded.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More processes when one is not enough: they share a database and the keys, and nothing else. */
final class TwoProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void oneEnrollmentIsServedByTurns() throws Exception {
        var keys = folder.resolve("keys.json");
        KeyFile.createIfAbsent(keys, InstantSource.system(), new SecureRandom());
        var database = TestDatabase.fresh().url();
        var onePort = RunningServer.freePort();
        var starting = new FutureTask<>(() -> start(RunningServer.freePort(), onePort, database, keys));
        Thread.ofVirtual().start(starting); // at the same time, so that both would migrate
        try (var one = start(onePort, onePort, database, keys);
                var other = starting.get()) {
            var person = Enrollee.begin(one);
            var created = person.act(other, "device.create", "{\"type\": \"EMAIL\", \"email\": \"two@example.com\"}");
            assertThat(created.status()).isEqualTo("ACTIVATION_REQUIRED");
            person.readUntil(one, "/otp/delivery", "SENT");
            assertThat(person.readUntil(other, "/otp/delivery", "SENT")
                            .headers()
                            .firstValue("ETag"))
                    .isEqualTo(person.read(one).headers().firstValue("ETag"));

            var code = Enrollee.codes(other, "two@example.com").getFirst();
            assertThat(Enrollee.codes(one, "two@example.com")).containsExactly(code);
            var refused = person.activate(one, Enrollee.otherThan(code));
            assertThat(refused.at("/details/0/innerError/attemptsRemaining")).isEqualTo("2");
            var again = person.activate(other, Enrollee.otherThan(code));
            assertThat(again.at("/details/0/innerError/attemptsRemaining")).isEqualTo("1");
            assertThat(person.activate(one, code).at("/result")).isEqualTo("ENROLLED");
            assertThat(person.read(other).status()).isEqualTo("COMPLETED");

            assertThat(one.stop()).isZero();
            assertThat(person.read(other).status()).isEqualTo("COMPLETED");
            assertThat(other.stop()).isZero();
        }
    }

    private RunningServer start(int port, int publicPort, String database, Path keys) throws Exception {
        return RunningServer.start(
                Map.of(
                        "PORT",
                        String.valueOf(port),
                        "PUBLIC_URL",
                        "http://localhost:" + publicPort,
                        "DATABASE_URL",
                        database,
                        "SALLYPORT_KEYS_FILE",
                        keys.toString(),
                        "SALLYPORT_DEMO",
                        "true"),
                Files.createTempFile(folder, "server-", ".log"));
    }
}

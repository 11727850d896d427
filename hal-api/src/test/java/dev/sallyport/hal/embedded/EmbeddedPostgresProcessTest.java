package dev.sallyport.hal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds between servers that are processes of their own. */
final class EmbeddedPostgresProcessTest {
    private DataDirectory data;

    @BeforeEach
    void make() throws Exception {
        data = DataDirectory.withBinaries();
    }

    @AfterEach
    void clean() throws Exception {
        data.close();
    }

    @Test
    void serversStartingAtTheSameTimeShareOneDatabaseThatOutlivesThem() throws Exception {
        var servers = List.of(server(), server());
        for (var server : servers) {
            assertThat(server.inputReader().readAllAsString())
                    .isEqualTo(String.valueOf(data.start().port()));
            assertThat(server.waitFor()).isZero();
        }

        assertThat(TestDatabase.of(data.start()).ask("select 1")).isEqualTo("1");
    }

    @Test
    void aServerKilledWhileItMakesTheDatabaseHarmsNothing() throws Exception {
        try (var watcher = FileSystems.getDefault().newWatchService()) {
            data.path().register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
            var server = server();
            boolean making = false;
            while (!making) {
                var key = watcher.take();
                making = key.pollEvents().stream()
                        .anyMatch(event -> String.valueOf(event.context()).startsWith("partial-"));
                key.reset();
            }
            server.destroyForcibly().waitFor();
        }

        assertThat(TestDatabase.of(data.start()).ask("select 1")).isEqualTo("1");
    }

    private Process server() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        data.path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** As much of a server as these tests need. */
    static final class Server {
        private Server() {}

        static void main(String[] arguments) throws Exception {
            System.out.print(EmbeddedPostgres.start(Path.of(arguments[0])).port());
        }
    }
}

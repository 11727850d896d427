package dev.sallyport.hal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.embedded.TestDatabase;
import dev.sallyport.hal.kit.DatabaseProxy;
import dev.sallyport.hal.kit.TestServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The log's lines: those that belong to a request name it, and its trace. */
class JsonLogTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Formats on the thread that logs, as the console's handler does. */
    private static final class Formatted extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final JsonLog log = new JsonLog();

        @Override
        public void publish(LogRecord line) {
            lines.add(log.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aRequestsLineNamesItsAnswerAndItsTrace() {
        var logger = Logger.getLogger("dev.sallyport.hal.http.Failures");
        var formatted = new Formatted();
        logger.addHandler(formatted);
        try (var proxy = DatabaseProxy.before(TestDatabase.fresh());
                var server = TestServer.on(proxy.database(), null)) {
            var visit = server.visit("no-skip");
            proxy.cut();
            var answer = server.client()
                    .get(
                            visit.self(),
                            "Authorization",
                            "Bearer " + visit.token(),
                            "traceparent",
                            "00-" + ID + "-00f067aa0ba902b7-01");
            proxy.restore();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(formatted.lines).singleElement().satisfies(it -> {
                var line = JsonMapper.shared().readTree(it);
                assertThat(line.path("correlationId").asString())
                        .isEqualTo(answer.header("Correlation-Id"))
                        .isEqualTo(answer.at("/id"));
                assertThat(line.path("traceId").asString()).isEqualTo(ID);
            });
        } finally {
            logger.removeHandler(formatted);
        }
    }

    @Test
    void anotherLineNamesNone() {
        var line = new LogRecord(Level.INFO, "it rains");

        assertThat(JsonMapper.shared().readTree(new JsonLog().format(line)).propertyNames())
                .containsExactly("at", "level", "logger", "message");
    }
}

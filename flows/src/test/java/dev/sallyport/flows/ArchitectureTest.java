package dev.sallyport.flows;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know what. Looks at the modules of the distribution, for those are what runs. */
final class ArchitectureTest {
    /** Decide, and do nothing: time and chance come to them in the context. */
    private static final String[] PURE = {"dev.sallyport.engine", "dev.sallyport.steps.."};

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system");

    private static final Set<String> CHANCE = Set.of("java.util.UUID.randomUUID", "java.lang.Math.random");

    /** Of packages that reach outside, what reaches nothing. */
    private static final Set<String> HARMLESS = Set.of(
            "java.io.ByteArrayInputStream",
            "java.io.Serializable",
            "java.net.IDN",
            "java.net.URI",
            "java.net.URLEncoder",
            "java.util.concurrent.TimeUnit");

    /** Signals between processes: they hold ids, the environment's among them, but read and write nothing. */
    private static final Set<String> TOUCH_NO_TABLE =
            Set.of("pg/signal.sql", "pg/signal_connection.sql", "pg/listen.sql");

    private static JavaClasses all;

    @BeforeAll
    static void read() throws Exception {
        all = new ClassFileImporter().importJars(ours().values());
        assertThat(all).hasSizeGreaterThan(200);
    }

    /** Our jars, by name. */
    private static Map<String, JarFile> ours() throws Exception {
        var jars = new TreeMap<String, JarFile>();
        try (var files = Files.list(Distribution.HOME.resolve("lib"))) {
            for (var file : files.filter(it -> it.getFileName().toString().startsWith("sallyport-"))
                    .toList()) {
                jars.put(file.getFileName().toString(), new JarFile(file.toFile()));
            }
        }
        assertThat(jars).hasSize(3);
        return jars;
    }

    @Test
    void whatDecidesReadsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessTargetWhere(calls("a clock", CLOCKS))
                .check(all);
    }

    @Test
    void whatDecidesTakesNoChances() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessTargetWhere(calls("chance", CHANCE))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .check(all);
    }

    @Test
    void whatDecidesTouchesNothingOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.vertx..",
                                "io.netty..",
                                "java.io",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.util.concurrent..",
                                "java.lang.foreign..")
                        .and(DescribedPredicate.not(names("plain values", HARMLESS))))
                .check(all);
    }

    @Test
    void floorsKnowOnlyWhatIsBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.sallyport.engine..")
                .layer("steps")
                .definedBy("dev.sallyport.steps..")
                .layer("hal")
                .definedBy("dev.sallyport.hal..")
                .whereLayer("hal")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("steps")
                .mayOnlyBeAccessedByLayers("hal")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("steps", "hal")
                .check(all);
    }

    @Test
    void aStepKnowsNeitherHowItIsRunNorHowItIsKept() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sallyport.engine.run..", "dev.sallyport.engine.pg..")
                .check(all);
    }

    @Test
    void whatRunsKnowsNotHowItIsKept() {
        noClasses()
                .that()
                .resideInAPackage("dev.sallyport.engine.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sallyport.engine.pg..", "io.vertx.sqlclient..", "io.vertx.pgclient..")
                .check(all);
    }

    @Test
    void onlyOnePackageKnowsWebAuthn4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sallyport.steps.webauthn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.webauthn4j..")
                .check(all);
    }

    @Test
    void onlyTheEmbeddedDatabaseStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sallyport.hal.embedded..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Process.class, ProcessBuilder.class, ProcessHandle.class)
                .orShould()
                .accessTargetWhere(calls("a shell", Set.of("java.lang.Runtime.exec")))
                .check(all);
    }

    @Test
    void onlyTheMainClassReadsVariablesAndEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sallyport.hal.Main")
                .should()
                .accessTargetWhere(calls(
                        "the process",
                        Set.of(
                                "java.lang.System.getenv",
                                "java.lang.System.exit",
                                "java.lang.Runtime.exit",
                                "java.lang.Runtime.halt")))
                .check(all);
    }

    @Test
    void nobodyPrintsButTheMainClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sallyport.hal.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(all);
    }

    @Test
    void stepsAreFinalAndPlain() {
        classes()
                .that()
                .resideInAPackage("dev.sallyport.steps..")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(all);
    }

    /** No environment sees what is another's, for no statement leaves it out. */
    @Test
    void everyStatementNamesTheEnvironment() throws Exception {
        var statements = new TreeMap<String, String>();
        for (var jar : ours().values()) {
            for (var entry :
                    jar.stream().filter(it -> it.getName().endsWith(".sql")).toList()) {
                statements.put(
                        entry.getName(), new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        statements.keySet().removeIf(name -> name.contains("/migration/")); // they read nobody's rows
        statements.keySet().removeIf(name -> TOUCH_NO_TABLE.stream().anyMatch(name::endsWith));
        assertThat(statements).hasSizeGreaterThan(20);
        assertThat(statements).allSatisfy((name, text) -> assertThat(code(text)).contains("environment"));
    }

    /** Without comments. */
    private static String code(String sql) {
        return sql.replaceAll("--.*", "").toLowerCase(Locale.ROOT);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> names) {
        return describe("is a use of " + what, access -> names.contains(name(access.getTarget())));
    }

    private static String name(AccessTarget target) {
        return target.getOwner().getFullName() + "." + target.getName();
    }

    private static DescribedPredicate<JavaClass> names(String what, Set<String> names) {
        return describe(what, it -> names.contains(it.getFullName()));
    }
}

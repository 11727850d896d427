package dev.sallyport.hal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.hal.embedded.EmbeddedPostgres.Unavailable;
import java.io.File;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All share one data directory, for speed: a test finds a database that runs, or has stopped, or is still to be made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedPostgresTest {
    private final DataDirectory data = DataDirectory.withBinaries();

    EmbeddedPostgresTest() throws Exception {}

    @AfterAll
    void clean() throws Exception {
        data.close();
    }

    @Test
    void itIsDurableAndOnLoopbackAlone() throws Exception {
        var database = TestDatabase.of(data.start());

        assertThat(database.ask("select current_database()")).isEqualTo("sallyport");
        assertThat(database.ask("show fsync")).isEqualTo("on");
        assertThat(database.ask("show synchronous_commit")).isEqualTo("on");
        assertThat(database.ask("show server_encoding")).isEqualTo("UTF8");
        assertThat(database.ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(database.ask("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("false");
        assertThat(Files.readString(data.cluster().log())).doesNotContain(database.password());
    }

    @Test
    void onlyThePasswordOpensIt() throws Exception {
        var postgres = data.start();
        var wrong = new TestDatabase(postgres.host(), postgres.port(), postgres.user(), "wrong", postgres.database());
        var superuser = new TestDatabase(
                postgres.host(), postgres.port(), "postgres", postgres.password(), postgres.database());

        assertThatThrownBy(() -> wrong.run("select 1")).hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> superuser.run("select 1")).hasMessageContaining("password authentication failed");
        assertThat(postgres.password()).hasSize(64);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.cluster().passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aRestartKeepsTheData() throws Exception {
        var first = data.start();
        TestDatabase.of(first).run("create table restarted as select 42 as answer");
        assertThat(first.stop()).isEmpty();
        assertThat(first.stop()).isEmpty();
        assertThat(PidFile.of(data.cluster().database())).isEmpty();

        assertThat(TestDatabase.of(data.start()).ask("select answer from restarted"))
                .isEqualTo("42");
    }

    @Test
    void aRunningOneIsTakenOver() throws Exception {
        var first = data.start();
        long pid = data.pid();

        var second = data.start();

        assertThat(second.port()).isEqualTo(first.port());
        assertThat(second.password()).isEqualTo(first.password());
        assertThat(data.pid()).isEqualTo(pid);
    }

    @Test
    void aKilledOneComesUpWithAllThatWasCommitted() throws Exception {
        TestDatabase.of(data.start()).run("create table killed as select 42 as answer");
        var killed = ProcessHandle.of(data.pid()).orElseThrow();
        assertThat(killed.destroyForcibly()).isTrue();
        killed.onExit().get();

        assertThat(TestDatabase.of(data.start()).ask("select answer from killed"))
                .isEqualTo("42");
    }

    @Test
    void aNumberThatAnotherProcessHasByNowMeansNothing() throws Exception {
        data.start().stop();
        var another = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    data.cluster().database().resolve("postmaster.pid"),
                    "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n"
                            .formatted(another.pid(), data.cluster().database()));

            assertThat(TestDatabase.of(data.start()).ask("select 1")).isEqualTo("1");
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }

    @Test
    void startsAtTheSameTimeGiveOne() throws Exception {
        data.start().stop();
        var starts = new ArrayList<Future<EmbeddedPostgres>>();
        try (var hands = Executors.newFixedThreadPool(4)) {
            for (int hand = 0; hand < 4; hand++) {
                starts.add(hands.submit(data::start));
            }
        }
        int port = starts.getFirst().get().port();
        for (var start : starts) {
            assertThat(start.get().port()).isEqualTo(port);
        }
    }

    @Test
    void whatWasLeftHalfDoneIsRemoved() throws Exception {
        var left = data.path().resolve("partial-1");
        Files.writeString(Files.createDirectories(left.resolve("database")).resolve("PG_VERSION"), "18\n");

        data.start();

        assertThat(left).doesNotExist();
    }

    @Test
    void dataWithoutItsPasswordIsNotTouched() throws Exception {
        data.start().stop();
        var password = Files.readString(data.cluster().passwordFile());
        Files.delete(data.cluster().passwordFile());
        try {
            assertThatThrownBy(data::start)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("postgres.password is missing");
        } finally {
            Files.writeString(data.cluster().passwordFile(), password);
        }
    }

    @Test
    void dataOfAnotherVersionIsNotTouched() throws Exception {
        data.start().stop();
        var version = data.cluster().database().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(data::start)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("which PostgreSQL 17 wrote");
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefusedWithItsName() throws Exception {
        var file = Files.createFile(data.path().resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("DATABASE_URL=");
    }

    @Test
    void otherPlatformsAreToldWhatToDo() {
        for (var platform : List.of(List.of("Linux", "riscv64"), List.of("Mac OS X", "aarch64"))) {
            assertThatThrownBy(() -> Binaries.archive(platform.getFirst(), platform.getLast()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("is not there for " + platform.getFirst() + " on " + platform.getLast())
                    .hasMessageContaining("DATABASE_URL=");
        }
    }

    @Test
    void linuxIsServedOnBothArchitectures() throws Exception {
        assertThat(Binaries.archive("Linux", "amd64").getPath()).endsWith("x86_64.txz");
        assertThat(Binaries.archive("Linux", "aarch64").getPath()).endsWith("arm_64.txz");
    }

    @Test
    void theArchiveIsFoundOnAModulePathToo() throws Exception {
        var archive = Binaries.archive("Linux", "amd64");
        var jar = ((JarURLConnection) archive.openConnection()).getJarFileURL().toURI();
        var path = "/nowhere" + File.pathSeparator + Path.of(jar).getParent();

        assertThat(BinariesJar.onModulePath(path, "postgres-linux-x86_64.txz"))
                .hasValueSatisfying(
                        found -> assertThat(found.toString()).endsWith(jar.getPath() + "!/postgres-linux-x86_64.txz"));
        assertThat(BinariesJar.onModulePath(path, "postgres-of-tomorrow.txz")).isEmpty();
    }

    @Test
    void unpacksTheProgramsOnce() throws Exception {
        try (var empty = DataDirectory.empty()) {
            var binaries = Binaries.unpackedIn(empty.path());
            var unpacked = Files.getLastModifiedTime(binaries.home());

            assertThat(binaries.home()).isEqualTo(empty.path().resolve("postgres-18.1.0"));
            assertThat(List.of("initdb", "pg_ctl", "postgres"))
                    .map(binaries::program)
                    .allMatch(Files::isExecutable);
            assertThat(Binaries.unpackedIn(empty.path())).isEqualTo(binaries);
            assertThat(Files.getLastModifiedTime(binaries.home())).isEqualTo(unpacked);
        }
    }

    @Test
    void namesWithSpacesWork() throws Exception {
        var spaced = new DataDirectory(Files.createDirectory(data.path().resolve("my data")));
        Path linked = data.path().resolve("postgres-18.1.0");
        Files.createSymbolicLink(spaced.path().resolve(linked.getFileName()), linked);
        try (spaced) {
            assertThat(TestDatabase.of(spaced.start()).ask("select 1")).isEqualTo("1");
        }
    }
}

package dev.sallyport.hal.access;

import static dev.sallyport.hal.access.KeyTexts.DATE;
import static dev.sallyport.hal.access.KeyTexts.octets;
import static dev.sallyport.hal.access.KeyTexts.pair;
import static dev.sallyport.hal.access.KeyTexts.pepper;
import static dev.sallyport.hal.access.KeyTexts.sealing;
import static dev.sallyport.hal.access.KeyTexts.set;
import static dev.sallyport.hal.access.KeyTexts.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final String S = sealing("seal", DATE);
    private static final String P = pepper("code", DATE);
    private static final String T = signing("sign", DATE);
    private static final String NOT_ON_CURVE = "A".repeat(42) + "E";

    private final HandClock clock = new HandClock();

    @TempDir
    private Path folder;

    @Test
    void createsKeysThatItsOwnerAloneMayUse() throws IOException {
        var file = folder.resolve("new/keys.json");

        KeyFile.createIfAbsent(file, clock, new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var keys = KeyFile.read(file);
        assertThat(keys.sealing().all()).hasSize(1);
        assertThat(keys.peppers().all()).hasSize(1);
        assertThat(keys.signing().all()).hasSize(1);
        try (var left = Files.list(folder.resolve("new"))) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void neverReplacesKeys() throws IOException {
        var file = KeyTexts.write(folder, S, P, T);
        var before = Files.readString(file);

        KeyFile.createIfAbsent(file, clock, new SecureRandom());

        assertThat(file).hasContent(before);
    }

    @Test
    void manyThatStartAtOnceReadTheSameKeys() throws Exception {
        var file = folder.resolve("keys.json");
        var random = new SecureRandom();
        int many = 8;
        var barrier = new CyclicBarrier(many);
        Callable<String> start = () -> {
            barrier.await(10, TimeUnit.SECONDS);
            KeyFile.createIfAbsent(file, clock, random);
            return KeyFile.read(file).sealing().all().getFirst().id();
        };
        try (var threads = Executors.newFixedThreadPool(many)) {
            var ids = threads
                    .invokeAll(IntStream.range(0, many).mapToObj(one -> start).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .distinct();
            assertThat(ids).hasSize(1);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
    void othersMayNotUseIt(String mode) throws IOException {
        var file = KeyTexts.write(folder, S, P, T);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("chmod 600");
    }

    @Test
    void maySeeStricterModes() throws IOException {
        var file = KeyTexts.write(folder, S, P, T);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        assertThat(KeyFile.read(file).sealing().find("seal")).isNotNull();
    }

    @Test
    void saysThatItIsMissing() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none.json")))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("does not exist");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("", "is no JWK Set"),
                arguments("{\"keys\":[\n{\"k\":\"AAECAwQF\"\n", "is not JSON, line"),
                arguments("{\"keys\":[],\"keys\":[]}", "is not JSON"),
                arguments("[]", "is no JWK Set"),
                arguments("{\"keys\":{}}", "is no JWK Set"),
                arguments(set(), "A256GCM"),
                arguments(set(S, P), "holds no key of \"alg\" ES256"),
                arguments(set(S, T), "holds no key of \"alg\" HS256"),
                arguments(set(P, T), "holds no key of \"alg\" A256GCM"),
                arguments(set(S, P, T, "7"), "keys[3] needs a \"kid\""),
                arguments(set(S, P, T, sealing("a.b", DATE)), "keys[3] needs a \"kid\""),
                arguments(set(S, P, T, sealing("", DATE)), "keys[3] needs a \"kid\""),
                arguments(set(S, P, T, pepper("seal", DATE)), "two keys are called \"seal\""),
                arguments(set(S, P, T, sealing("x", -1)), "key \"x\" needs an \"iat\""),
                arguments(set(S, P, T, sealing("x", Long.MAX_VALUE)), "key \"x\" has an \"iat\" that is no date"),
                arguments(set(S, P, T, "{\"kid\":\"x\",\"kty\":\"oct\"}"), "key \"x\" needs an \"iat\""),
                arguments(set(S, P, T, octets("x", "RS256", DATE, 32)), "key \"x\" needs an \"alg\""),
                arguments(
                        set(S, P, T, octets("x", "A256GCM", DATE, 31)), "key \"x\" must be of \"kty\" oct and hold 32"),
                arguments(
                        set(S, P, T, octets("x", "A256GCM", DATE, 33)), "key \"x\" must be of \"kty\" oct and hold 32"),
                arguments(
                        set(S, P, T, octets("x", "HS256", DATE, 31)),
                        "key \"x\" must be of \"kty\" oct and hold at least"),
                arguments(set(S, P, T, octets("x", "ES256", DATE, 32)), "key \"x\" must be of \"kty\" EC"),
                arguments(
                        set(S, P, T, signing("x", DATE).replace("\"EC\"", "\"oct\"")),
                        "key \"x\" must be of \"kty\" EC"),
                arguments(
                        set(S, P, T, signing("x", DATE).replace("P-256", "P-384")), "key \"x\" must be of \"kty\" EC"),
                arguments(
                        set(S, P, T, signing("x", DATE, pair(), "AA")),
                        "key \"x\" needs 32 bytes as base64url in \"d\""),
                arguments(
                        set(S, P, T, signing("x", DATE, pair(), NOT_ON_CURVE)),
                        "key \"x\" is no key pair on the curve P-256"),
                arguments(
                        set(S, P, T, signing("x", DATE, pair(), pair().getD().toString())),
                        "key \"x\" is no key pair on the curve P-256"));
    }

    /** RFC 7517 for the form, RFC 7518 sections 3.2, 6.2 and 6.4 for sizes. */
    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatIsNoKeySet(String text, String why) {
        var file = KeyTexts.writeText(folder, text);

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasNoCause()
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .message()
                .doesNotContain("AAEC", NOT_ON_CURVE);
    }

    /** RFC 7517 section 4: members that are not understood are ignored. */
    @Test
    void ignoresUnknownMembers() {
        var file = KeyTexts.write(folder, S.replace("\"kty\"", "\"use\":\"enc\",\"note\":{},\"kty\""), P, T);

        assertThat(KeyFile.read(file).sealing().find("seal")).isNotNull();
    }
}

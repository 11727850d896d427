package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.StepType;
import dev.sallyport.steps.complete.CompleteFlow;
import dev.sallyport.steps.enroll.EnrollDevice;
import dev.sallyport.steps.policy.DeviceType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's own script is small, and knows no step: what it shows, it was told. */
final class WebClientTest {
    private static final Path FOLDER = Path.of("..", "hal-api", "src", "main", "resources", "web-client");
    private static final int MOST_BYTES = 40 * 1024;
    private static final Pattern LOADS = Pattern.compile("(?:from|import) '([^']+)'");

    private static final List<StepType<?, ?, ?>> TYPES = List.of(new EnrollDevice(), new CompleteFlow());

    @Test
    void allThatThePageLoadsIsSmall() throws Exception {
        var bytes = 0;
        for (var script : scripts("main.js").values()) {
            bytes += script.getBytes(StandardCharsets.UTF_8).length;
        }

        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void noScriptNamesAStateARelationOrAStep() throws Exception {
        var words = new TreeSet<String>();
        for (var type : TYPES) {
            words.add(type.step().type());
            words.addAll(type.aliases());
            for (var place : type.step().places()) {
                words.add(place.status());
                place.moves().forEach(move -> words.add(move.action()));
            }
        }
        Arrays.stream(DeviceType.values()).map(Enum::name).forEach(words::add);

        assertThat(words).contains("MFA_ENROLLMENT", "ACTIVATION_REQUIRED", "device.create", "otp.resend", "EMAIL");
        scripts("main.js")
                .forEach((file, script) -> assertThat(words)
                        .as(file)
                        .noneMatch(word -> Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                                .matcher(script)
                                .find()));
    }

    @Test
    void noScriptSpeaksOfEnrollment() throws Exception {
        var speaks =
                Pattern.compile("(?i)enroll|factor|passkey|security.?key|\\btotp\\b|otpauth|\\bsms\\b|pairing|activat");

        scripts("client/sallyport-flow.js").forEach((file, script) -> {
            if (!file.endsWith("/webauthn.js")) {
                assertThat(script).as(file).doesNotContainPattern(speaks);
            }
        });
    }

    /** A script and all that it loads, by file; other people's are left out. */
    private static Map<String, String> scripts(String first) throws Exception {
        var found = new TreeMap<String, String>();
        var open = new ArrayDeque<>(List.of(first));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var file = open.remove();
            if (!seen.add(file) || file.contains("/vendor/")) {
                continue;
            }
            var script = Files.readString(FOLDER.resolve(file.replaceFirst("^client/", "element/")));
            found.put(file, script);
            LOADS.matcher(script)
                    .results()
                    .forEach(it -> open.add(Path.of(file)
                            .resolveSibling(it.group(1))
                            .normalize()
                            .toString()));
        }
        return found;
    }
}

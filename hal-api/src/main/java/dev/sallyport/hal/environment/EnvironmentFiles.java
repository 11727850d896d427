package dev.sallyport.hal.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.Nulls;
import dev.sallyport.engine.run.StrictJson;
import dev.sallyport.engine.run.WrongDefinition;
import dev.sallyport.engine.run.WrongDefinition.Finding;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the environments' files. In their texts, {@code ${PUBLIC_URL}} and {@code ${PUBLIC_HOST}} stand for the
 * server's public address and its host.
 */
public final class EnvironmentFiles {
    private static final StrictJson STRICT =
            new StrictJson(it -> it.addMixIn(DeviceAuthenticationPolicy.class, PolicyMembers.class)
                    .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL)));

    private EnvironmentFiles() {}

    /** {@code default} is a word of Java's. */
    private interface PolicyMembers {
        @JsonProperty("default")
        boolean standard();
    }

    /**
     * A read environment, and the text that it was read from.
     *
     * @param text with the public address filled in
     */
    public record Loaded(Environment environment, String text) {}

    /**
     * Reads all {@code *.json} files of a folder.
     *
     * @throws WrongDefinition for the first file that is wrong, with all that is wrong with it
     */
    public static List<Loaded> read(Path folder, URI publicUrl) {
        Map<String, Loaded> found = new LinkedHashMap<>();
        for (var file : JsonFiles.in(folder)) {
            var loaded = read(file.toString(), text(file, publicUrl));
            if (found.putIfAbsent(loaded.environment().id(), loaded) != null) {
                throw new WrongDefinition(
                        file.toString(), List.of(new Finding("/id", 1, 1, "two files have this environment id")));
            }
        }
        return List.copyOf(found.values());
    }

    /** Reads one environment's text. */
    public static Loaded read(String file, String text) {
        var document = STRICT.document(file, text, EnvironmentDocument.class);
        var findings = EnvironmentCheck.of(document, STRICT.positions(text));
        if (!findings.isEmpty()) {
            throw new WrongDefinition(file, findings);
        }
        return new Loaded(document.environment(), text);
    }

    private static String text(Path file, URI publicUrl) {
        return JsonFiles.text(file)
                .replace("${PUBLIC_URL}", publicUrl.toString())
                .replace("${PUBLIC_HOST}", publicUrl.getHost());
    }
}

package dev.sallyport.hal.text;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.Text;
import dev.sallyport.engine.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The wording of all texts in each language: files of {@code id=wording}. English refusals are worded in their catalogues. */
public final class Texts {
    private final Map<String, Map<String, Template>> byLanguage = new HashMap<>();

    /**
     * Reads the files.
     *
     * @param used what is said at all
     * @throws IllegalStateException where a language lacks one of them
     */
    public Texts(Collection<? extends Text> used) {
        for (var language : Languages.ALL) {
            var wording = read(language);
            if (language.equals(Languages.DEFAULT)) {
                used.stream()
                        .filter(Refusal.class::isInstance)
                        .map(Refusal.class::cast)
                        .forEach(it -> wording.put(it.id(), compiled(it.sentence())));
            }
            var missing = new TreeSet<String>();
            used.stream().map(Text::id).filter(it -> !wording.containsKey(it)).forEach(missing::add);
            if (!missing.isEmpty()) {
                throw new IllegalStateException("no words in " + language + " for " + missing);
            }
            byLanguage.put(language, wording);
        }
    }

    private static Map<String, Template> read(String language) {
        var file = new Properties();
        try (var stream = Objects.requireNonNull(Texts.class.getResourceAsStream(language + ".properties"), language)) {
            file.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Template> wording = new HashMap<>();
        file.stringPropertyNames().forEach(id -> wording.put(id, compiled(file.getProperty(id))));
        return wording;
    }

    private static Template compiled(String wording) {
        return Mustache.compiler().escapeHTML(false).defaultValue("").compile(wording);
    }

    /** The ids that a language has words for. */
    Set<String> ids(String language) {
        return new TreeSet<>(Objects.requireNonNull(byLanguage.get(language)).keySet());
    }

    /** The words in a language of {@link Languages}; for an id that nobody worded, the id. */
    public String say(Words words, String language) {
        var wording = byLanguage.getOrDefault(language, Map.of()).get(words.id());
        return wording == null ? words.id() : wording.execute(words.values());
    }

    /** A refusal's message in a language. One that says more than its catalogue does stays as it is. */
    public String refusal(Refusal refusal, String message, String language) {
        var known = byLanguage.getOrDefault(language, Map.of()).containsKey(refusal.id());
        return known && message.equals(refusal.sentence()) ? say(refusal.words(), language) : message;
    }
}

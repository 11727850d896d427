package dev.sallyport.hal.channel;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A compiled plain text. An e-mail's has its subject in the first line and an empty line after it.
 *
 * @param html the same as a page; null: there is only text
 * @param locale the language that the text is written in
 */
record TextTemplate(
        @Nullable Template subject, Template text, @Nullable Template html, Locale locale) {

    private static final String SUBJECT = "Subject:";

    // Nothing is escaped here: Variables has made every value fit for its medium, in whichever braces it is named.
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .escapeHTML(false)
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withCollector(new OnlyMaps());

    /** @throws RuntimeException where the source is no template, with a message for its author */
    static TextTemplate of(TemplateName name, String source) {
        var locale = Locale.forLanguageTag(name.locale());
        var lines = source.replace("\r\n", "\n").stripTrailing();
        if (!name.isEmail()) {
            return tried(new TextTemplate(null, MUSTACHE.compile(lines), null, locale));
        }
        var parts = lines.split("\n", 3);
        if (parts.length < 3 || !parts[0].startsWith(SUBJECT) || !parts[1].isBlank()) {
            throw new IllegalArgumentException("the first line is not a subject with an empty line after it");
        }
        var subject = MUSTACHE.compile(parts[0].substring(SUBJECT.length()));
        return tried(new TextTemplate(subject, MUSTACHE.compile(parts[2]), null, locale));
    }

    /**
     * The same with a page beside the text.
     *
     * @throws RuntimeException where the source is no template, with a message for its author
     */
    TextTemplate with(String htmlSource) {
        var lines = htmlSource.replace("\r\n", "\n").stripTrailing();
        return tried(new TextTemplate(subject, text, MUSTACHE.compile(lines), locale));
    }

    private static TextTemplate tried(TextTemplate template) {
        var _ = template.render(Map.of()); // a part that cannot be rendered shall stop the server, not a message
        return template;
    }

    Rendered render(Map<String, String> variables) {
        var cleaned = Variables.forPlainText(variables, locale);
        var line = subject == null
                ? null
                : Variables.oneLine(subject.execute(cleaned)).strip();
        var page = html == null ? null : html.execute(Variables.forHtml(cleaned));
        return new Rendered(line, text.execute(cleaned).stripTrailing(), page, locale);
    }

    /** No reflection: a template reaches nothing but what it was passed. */
    private static final class OnlyMaps extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}

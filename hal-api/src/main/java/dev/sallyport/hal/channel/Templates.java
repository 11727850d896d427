package dev.sallyport.hal.channel;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of notices. All texts are read and compiled once; a notice chooses among them, so that no name that comes
 * from outside ever becomes a path. Thread-safe.
 */
public final class Templates {
    private static final String DEFAULT_LOCALE = "en";

    private final Map<TemplateName, TextTemplate> compiled;

    private Templates(Map<TemplateName, TextTemplate> compiled) {
        this.compiled = Map.copyOf(compiled);
    }

    /**
     * Reads the texts that come with the house and those of an operator's folder, {@code TEMPLATES_DIR}, which win.
     *
     * @param folder null: there is none
     * @throws IllegalArgumentException where a file cannot be used, with its name and why
     */
    public static Templates load(@Nullable Path folder) {
        var compiled = new HashMap<>(compiled(TemplateFiles.builtIn()));
        if (folder != null) {
            compiled.putAll(compiled(TemplateFiles.in(folder))); // text and HTML together: they say the same
        }
        return new Templates(compiled);
    }

    private static Map<TemplateName, TextTemplate> compiled(Map<TemplateName, String> sources) {
        var compiled = new HashMap<TemplateName, TextTemplate>();
        sources.forEach((name, source) -> {
            if (name.isText()) {
                var html = name.as(TemplateName.HTML);
                var text = compiled(name, () -> TextTemplate.of(name, source));
                var htmlSource = sources.get(html);
                compiled.put(name, htmlSource == null ? text : compiled(html, () -> text.with(htmlSource)));
            }
        });
        return compiled;
    }

    private static TextTemplate compiled(TemplateName name, Supplier<TextTemplate> compile) {
        try {
            return compile.get();
        } catch (RuntimeException e) { // jmustache throws several kinds
            throw wrong(name.file(), e.getMessage());
        }
    }

    static IllegalArgumentException wrong(String file, @Nullable String why) {
        return new IllegalArgumentException("TEMPLATES_DIR: " + file + ": " + why);
    }

    /**
     * Makes text of a notice for a channel, such as {@code EMAIL}. A variant that the template does not have gives the
     * plain text; a locale that it does not have gives the nearest, {@code fr-CA}, {@code fr}, {@code en}. A variable
     * that is missing leaves nothing.
     *
     * @throws Channel.Refused where there is no such template for this channel
     */
    public Rendered render(String channel, Notice notice) throws Channel.Refused {
        if (!TemplateName.isWord(notice.template()) || !TemplateName.isWord(channel)) {
            throw new Channel.Refused("the name of a template or channel is malformed");
        }
        var name = new TemplateName(
                notice.template(),
                wordOr("", notice.variant()),
                channel,
                wordOr(DEFAULT_LOCALE, notice.locale()),
                TemplateName.TEXT);
        var found = nearest(name)
                .or(() -> nearest(name.plain()))
                .orElseThrow(() -> new Channel.Refused("no template " + notice.template() + " for " + channel));
        try {
            return found.render(notice.variables());
        } catch (RuntimeException _) { // jmustache throws several kinds, and its words may quote a variable
            throw new Channel.Refused("the template " + notice.template() + " for " + channel + " cannot be rendered");
        }
    }

    private Optional<TextTemplate> nearest(TemplateName name) {
        var tag = name.locale();
        while (!tag.isEmpty()) {
            var found = compiled.get(name.in(tag));
            if (found != null) {
                return Optional.of(found);
            }
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return Optional.ofNullable(compiled.get(name.in(DEFAULT_LOCALE)));
    }

    private static String wordOr(String otherwise, @Nullable String name) {
        return name != null && TemplateName.isWord(name) ? name : otherwise;
    }
}

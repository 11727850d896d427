package dev.sallyport.hal.channel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which text: {@code <template>/<variant>/<channel>.<locale>.txt}, in a folder; {@code .html} beside an e-mail's.
 *
 * @param variant empty: the plain one, whose file has no variant's folder
 * @param channel in lower case
 * @param locale a language tag in lower case
 * @param form {@code txt} or {@code html}
 */
record TemplateName(String template, String variant, String channel, String locale, String form) {
    static final String TEXT = "txt";
    static final String HTML = "html";

    private static final String WORD = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern A_WORD = Pattern.compile(WORD);
    private static final Pattern FILE =
            Pattern.compile("(%1$s)/(?:(%1$s)/)?(%1$s)\\.(%1$s)\\.(txt|html)".formatted(WORD));

    TemplateName {
        channel = channel.toLowerCase(Locale.ROOT);
        locale = locale.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name that a file has, its path given with slashes and relative to the folder; empty where it is none. */
    static Optional<TemplateName> ofFile(String path) {
        var parts = FILE.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var variant = parts.group(2);
        return Optional.of(new TemplateName(
                        parts.group(1), variant == null ? "" : variant, parts.group(3), parts.group(4), parts.group(5)))
                .filter(name -> name.isText() || name.isEmail());
    }

    String file() {
        return template + "/" + (variant.isEmpty() ? "" : variant + "/") + channel + "." + locale + "." + form;
    }

    /** Whether a name is 1-64 letters, digits, underscores or dashes, so that it may stand in a path and in a log. */
    static boolean isWord(String name) {
        return A_WORD.matcher(name).matches();
    }

    boolean isText() {
        return form.equals(TEXT);
    }

    boolean isEmail() {
        return channel.equals("email");
    }

    TemplateName in(String other) {
        return new TemplateName(template, variant, channel, other, form);
    }

    TemplateName plain() {
        return new TemplateName(template, "", channel, locale, form);
    }

    TemplateName as(String other) {
        return new TemplateName(template, variant, channel, locale, other);
    }
}

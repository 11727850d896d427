package dev.sallyport.steps.pairing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Texts from outside that are kept and shown: bounded, and without anything that a reader would not see. */
final class Texts {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]+");

    /** With spaces, and the joiners that some scripts and many emoji are written with. */
    private static final Pattern LINE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]+");

    private Texts() {}

    /** Visible characters; null: it is none, empty, or longer than so many characters. */
    static @Nullable String word(JsonNode node, int most) {
        return matching(WORD, node, most);
    }

    /** Visible characters with spaces between; null as above. */
    static @Nullable String line(JsonNode node, int most) {
        var line = matching(LINE, node, most);
        return line == null || line.isBlank() ? null : line;
    }

    private static @Nullable String matching(Pattern form, JsonNode node, int most) {
        if (!node.isString()) {
            return null;
        }
        var text = node.asString();
        return text.length() <= most && form.matcher(text).matches() ? text : null;
    }
}

package dev.sallyport.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a person, before a template makes text of it.
 *
 * @param to where to: an e-mail address or an E.164 number
 * @param template the template's name, such as {@code device_pairing}
 * @param variant null: the template's plain variant
 * @param locale a BCP 47 tag; null: the default
 * @param variables what the template may name
 */
public record Notice(
        String to,
        String template,
        @Nullable String variant,
        @Nullable String locale,
        Map<String, String> variables) {

    public Notice {
        variables = Map.copyOf(variables);
    }

    @Override
    public String toString() {
        return "Notice[" + template + "]"; // neither addresses nor codes belong into a log
    }
}

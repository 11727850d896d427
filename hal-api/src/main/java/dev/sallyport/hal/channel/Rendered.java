package dev.sallyport.hal.channel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person reads it.
 *
 * @param subject one line; null for a medium that has none
 * @param text lines ended by {@code \n}, none of them the last character
 * @param html the same as a page; null: there is only text
 * @param locale the language that the text is written in
 */
public record Rendered(
        @Nullable String subject, String text, @Nullable String html, Locale locale) {

    @Override
    public String toString() {
        return "Rendered[hidden]"; // it may hold a code
    }
}

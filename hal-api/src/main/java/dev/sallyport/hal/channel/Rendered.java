package dev.sallyport.hal.channel;

import org.jspecify.annotations.Nullable;

/**
 * A message as a person reads it.
 *
 * @param subject one line; null for a medium that has none
 * @param text lines ended by {@code \n}, none of them the last character
 */
public record Rendered(@Nullable String subject, String text) {

    @Override
    public String toString() {
        return "Rendered[hidden]"; // it may hold a code
    }
}

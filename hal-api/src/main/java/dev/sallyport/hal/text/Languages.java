package dev.sallyport.hal.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The languages in which people are told things; English where nobody asks for another. */
public final class Languages {
    public static final String DEFAULT = "en";
    static final List<String> ALL = List.of(DEFAULT, "de");

    /** More than anybody speaks; Java's parser takes its time over long lists. */
    private static final int MOST_RANGES = 10;

    private static final int LONGEST = 200;

    private Languages() {}

    /**
     * The language for an Accept-Language (RFC 9110 section 12.5.4, looked up as RFC 4647 section 3.4 says).
     *
     * @param header null or malformed: no wish
     */
    public static String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return DEFAULT;
        }
        try {
            var ranges = Arrays.stream(header.substring(0, Math.min(LONGEST, header.length()))
                            .split(",", -1))
                    .filter(it -> !it.isBlank())
                    .limit(MOST_RANGES)
                    .collect(Collectors.joining(","));
            var found = Locale.lookupTag(Locale.LanguageRange.parse(ranges), ALL);
            return found == null ? DEFAULT : found;
        } catch (IllegalArgumentException e) {
            return DEFAULT;
        }
    }
}

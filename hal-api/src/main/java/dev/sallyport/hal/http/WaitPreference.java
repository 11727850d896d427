package dev.sallyport.hal.http;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} of the Prefer header (RFC 7240 section 4.3). */
final class WaitPreference {
    static final int MOST_SECONDS = 60;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String VALUE = "(?:\\s*+=\\s*+(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")?+)?+";

    /** A name with its value, and parameters that nobody knows (section 2). */
    private static final Pattern PREFERENCE = Pattern.compile(
            "[\\s,]*+(" + TOKEN + ")" + VALUE + "(?:\\s*+;\\s*+(?:" + TOKEN + VALUE + ")?+)*+\\s*+(?:,|$)");

    private WaitPreference() {}

    /**
     * How long the client wants to wait, in seconds from 0 to {@value #MOST_SECONDS}; the first one counts.
     *
     * @param prefer the header's values; what is malformed in them is ignored with what follows it
     */
    static OptionalInt seconds(List<String> prefer) {
        for (var header : prefer) {
            var preference = PREFERENCE.matcher(header);
            for (var end = 0; preference.region(end, header.length()).lookingAt(); end = preference.end()) {
                if (preference.group(1).equalsIgnoreCase("wait")) {
                    return seconds(preference.group(2) == null ? preference.group(3) : preference.group(2));
                }
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt seconds(@Nullable String value) {
        if (value == null || !value.matches("[0-9]+")) {
            return OptionalInt.empty();
        }
        var digits = value.replaceFirst("^0+(?=.)", "");
        return OptionalInt.of(digits.length() > 2 ? MOST_SECONDS : Math.min(MOST_SECONDS, Integer.parseInt(digits)));
    }
}

package dev.sallyport.hal.view;

import java.util.Locale;
import java.util.Optional;

/** An action's name and its media type are the same thing, written once (decisions.md section 4). */
public final class MediaTypes {
    public static final String HAL = "application/hal+json";
    public static final String JSON = "application/json";
    public static final String FORMS = "application/prs.hal-forms+json";
    public static final String PROBLEM = "application/problem+json";

    private static final String BEFORE = "application/vnd.pingidentity.";
    private static final String AFTER = "+json";

    private MediaTypes() {}

    public static String of(String action) {
        return BEFORE + action + AFTER;
    }

    /** The media type without its parameters, in lower case but for an action's name. */
    public static String bare(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip();
    }

    /** The action of a bare media type. */
    public static Optional<String> action(String bare) {
        var length = bare.length();
        return length > BEFORE.length() + AFTER.length()
                        && bare.regionMatches(true, 0, BEFORE, 0, BEFORE.length())
                        && bare.toLowerCase(Locale.ROOT).endsWith(AFTER)
                ? Optional.of(bare.substring(BEFORE.length(), length - AFTER.length()))
                : Optional.empty();
    }
}

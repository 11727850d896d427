package dev.sallyport.steps.enroll;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address: what a mail server takes, and nothing that could break out of a header (the dot-atom form of RFC
 * 5322 section 3.4.1 without comments, and internationalized letters).
 *
 * @param text as it was given
 */
record EmailAddress(String text) {
    private static final int LONGEST = 254; // RFC 5321 section 4.5.3.1.3, less the brackets
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)*");

    static Optional<EmailAddress> parse(String text) {
        var stripped = text.strip();
        return stripped.length() <= LONGEST
                        && stripped.indexOf('@') <= LONGEST_LOCAL_PART
                        && FORM.matcher(stripped).matches()
                ? Optional.of(new EmailAddress(stripped))
                : Optional.empty();
    }

    /** What counts as the same address. */
    String normalized() {
        return text.toLowerCase(Locale.ROOT);
    }
}

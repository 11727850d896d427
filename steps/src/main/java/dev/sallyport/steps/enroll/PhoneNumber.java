package dev.sallyport.steps.enroll;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in E.164: what is left of the wire's form (wire.md 2.2) without spaces, dots, dashes and brackets.
 *
 * @param text a plus sign and 7 to 15 digits
 */
record PhoneNumber(String text) {
    private static final Pattern BETWEEN = Pattern.compile("[ .()-]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    static Optional<PhoneNumber> parse(String given) {
        var digits = BETWEEN.matcher(given.strip()).replaceAll("");
        return E164.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }
}

package dev.sallyport.steps.enroll;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form in which it is kept, counted and sent to: the dot-atom of RFC 5322 section 3.4.1, its
 * domain as an A-label (RFC 5891) in lower case. Other spellings of one mailbox must not win an attacker further codes.
 *
 * @param text as it is shown and sent to; the part before the at sign as it was given
 */
record EmailAddress(String text) {
    static final int LONGEST = 254; // RFC 5321 section 4.5.3.1.3, less the brackets
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    static Optional<EmailAddress> parse(String given) {
        var stripped = given.strip();
        var at = stripped.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        var localPart = stripped.substring(0, at);
        return domain(stripped.substring(at + 1))
                .filter(it -> LOCAL_PART.matcher(localPart).matches())
                .map(it -> localPart + "@" + it)
                .filter(it -> it.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    private static Optional<String> domain(String given) {
        try {
            var ascii = IDN.toASCII(given, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What counts as the same address; no mail server of today tells local parts by case. */
    String normalized() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isSame(String other) {
        return parse(other)
                .map(EmailAddress::normalized)
                .filter(normalized()::equals)
                .isPresent();
    }
}

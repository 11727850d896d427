package dev.sallyport.hal.channel;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides what may stand in an SMTP command: {@code local@domain}, without quoting, comments or anything else. */
final class EmailAddress {
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private EmailAddress() {}

    /** The address with its domain in ASCII, or empty where it is none that plain SMTP can carry. */
    static Optional<String> forSmtp(String address) {
        var at = address.lastIndexOf('@');
        if (at < 0 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return ascii(address.substring(at + 1))
                .map(domain -> address.substring(0, at + 1) + domain)
                .filter(whole -> whole.length() <= LONGEST);
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES))
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

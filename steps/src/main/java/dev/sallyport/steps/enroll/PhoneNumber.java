package dev.sallyport.steps.enroll;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A phone number in E.164, read from the wire's form (wire.md 2.2): a plus sign and digits, between which there may be
 * spaces, dots, dashes and brackets. It is one that a country's administration hands out, and none that costs extra.
 *
 * @param text a plus sign and digits
 * @param country ISO 3166-1 alpha-2
 */
record PhoneNumber(String text, String country) {
    private static final Pattern WRITTEN = Pattern.compile("\\+[0-9 .()-]{6,40}");

    /** Calls and messages to these can earn their owner money: what toll fraud is made for. */
    private static final Set<PhoneNumberType> COSTLY = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private static final String NO_COUNTRY = "001"; // the whole world

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    static Optional<PhoneNumber> parse(String given) {
        var stripped = given.strip();
        if (!WRITTEN.matcher(stripped).matches()) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(stripped, null);
            return NUMBERS.isValidNumber(number) && !COSTLY.contains(NUMBERS.getNumberType(number))
                    ? country(number).map(it -> new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), it))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    boolean isOf(List<String> countries) {
        return countries.contains(country);
    }

    /** Satellite and other networks of no country are dear, and no home of users. */
    private static Optional<String> country(com.google.i18n.phonenumbers.Phonenumber.PhoneNumber number) {
        return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number)).filter(it -> !it.equals(NO_COUNTRY));
    }
}

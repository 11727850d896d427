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
import org.jspecify.annotations.Nullable;

/**
 * A phone number in E.164, read from the wire's form (wire.md 2.2): a plus sign and digits, between which there may be
 * spaces, dots, dashes and brackets. It is one that a telephone administration hands out.
 *
 * @param text a plus sign and digits
 * @param country ISO 3166-1 alpha-2; null: it belongs to none, such as a satellite phone
 */
record PhoneNumber(String text, @Nullable String country) {
    private static final Pattern WRITTEN = Pattern.compile("\\+[0-9 .()-]{6,40}");

    /** Calls and messages to these earn their owner money: what toll fraud is made for. */
    private static final Set<PhoneNumberType> COSTLY =
            EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    static Optional<PhoneNumber> parse(String given) {
        var stripped = given.strip();
        if (!WRITTEN.matcher(stripped).matches()) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(stripped, null);
            return NUMBERS.isValidNumber(number) && !COSTLY.contains(NUMBERS.getNumberType(number))
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), country(number)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    boolean isOf(List<String> countries) {
        return country != null && countries.contains(country);
    }

    private static @Nullable String country(com.google.i18n.phonenumbers.Phonenumber.PhoneNumber number) {
        var region = NUMBERS.getRegionCodeForNumber(number);
        return region == null || region.equals("001") ? null : region; // 001 stands for the whole world
    }
}

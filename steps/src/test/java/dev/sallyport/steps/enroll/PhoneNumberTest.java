package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.Channels.Reach;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A phone number")
class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, nullValues = "-", textBlock = """
        # written                | is             | of
        +1.5125201234            | +15125201234   | US
        +15125201234             | +15125201234   | US
        +1 (512) 520-1234        | +15125201234   | US
        +1-512-520-1234          | +15125201234   | US
        +1 512.520-12 34         | +15125201234   | US
        +1(512)5201234           | +15125201234   | US
        +1 613 555 0123          | +16135550123   | CA
        +1 787 234 5678          | +17872345678   | PR
        +1 800 234 5678          | +18002345678   | US
        +44 7400 123456          | +447400123456  | GB
        +44 (0) 7400 123456      | +447400123456  | GB
        +49 1512 3456789         | +4915123456789 | DE
        +33 6 12 34 56 78        | +33612345678   | FR
        +39 02 1234 5678         | +390212345678  | IT
        +41 78 123 45 67         | +41781234567   | CH
        +55 (11) 96123-4567      | +5511961234567 | BR
        +61 412 345 678          | +61412345678   | AU
        +81 90-1234-5678         | +819012345678  | JP
        +86 131 2345 6789        | +8613123456789 | CN
        +91 81234 56789          | +918123456789  | IN
        +254 712 123456          | +254712123456  | KE
        +354 611 1234            | +3546111234    | IS
        """)
    @DisplayName(
            "is a plus and digits, between which there may be spaces, dots, dashes and brackets (wire.md 2.2); kept as E.164")
    void written(String given, String text, String country) {
        assertThat(PhoneNumber.parse(given)).contains(new PhoneNumber(text, country));
    }

    @Test
    void mayHaveSpacesAround() {
        assertThat(PhoneNumber.parse(" +1 512 520 1234 ")).contains(new PhoneNumber("+15125201234", "US"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "++15125201234",
                "+ + + + + + + +",
                "+((((((((((",
                "+..........",
                "15125201234", // no plus
                "0015125201234",
                "01115125201234",
                "512 520 1234",
                "1+5125201234",
                "(+1) 512 520 1234",
                "tel:+15125201234",
                "+1 512 520 CALL", // letters
                "+1 512 520 1234 ext. 5", // extensions
                "+1 512 520 1234 x5",
                "+1 512 520 1234 #5",
                "+15125201234;ext=5",
                "+15125201234,,5",
                "+15125201234;phone-context=example.org",
                "+1/512/520/1234",
                "+1_512_520_1234",
                "+1\t512\t520\t1234",
                "+1512520\n1234",
                "+1512520\u00001234",
                "+1\u00a0512\u00a0520\u00a01234", // a space that does not break
                "+1\u2011512\u2011520\u20111234", // a dash that does not break
                "\uff0b15125201234", // a full-width plus
                "+\uff11\uff15\uff11\uff12\uff15\uff12\uff10\uff11\uff12\uff13\uff14", // full-width digits
                "+\u0661\u0665\u0661\u0662\u0665\u0662\u0660\u0661\u0662\u0663\u0664", // Arabic-Indic digits
                "+1512520123", // too short
                "+151252012345", // too long
                "+1512520123456789",
                "+1",
                "+10000000000",
                "+11235201234", // no such area
                "+999123456789", // no such country
                "+0123456789",
                "+447400",
                "+1 911",
                "+112",
                "+15125201234 +15125201234",
                "+1                                                            5125201234"
            })
    void isNothingElse(String given) {
        assertThat(PhoneNumber.parse(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+19005551234",
                "+1 (900) 555-1234",
                "+449012345678",
                "+448431234567",
                "+979123456789",
                "+447012345678", // a personal number
                "+447600123456", // a pager
                "+443001234567", // one number for a whole company
                "+881612345678", // a satellite phone
                "+883510012345678",
                "+80012345678"
            })
    @DisplayName("is none that earns its owner money: premium rate, shared cost")
    void costly(String given) {
        assertThat(PhoneNumber.parse(given)).isEmpty();
    }

    @Test
    void isNoneHoweverLongTheText() {
        assertThat(PhoneNumber.parse("+" + "1".repeat(100_000))).isEmpty();
        assertThat(PhoneNumber.parse("+" + " (1)".repeat(25_000))).isEmpty();
    }

    private static Enrolling asking(Channels channels, String type, String phone) {
        var world = World.of("{}");
        world.settings = Samples.environment(Samples.policy("{}"), channels);
        return world.begin().createPhone(type, phone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # type  | countries | phone         | allowed
        SMS     | US,DE     | +15125201234  | true
        SMS     | US,DE     | +4915123456789 | true
        SMS     | US,DE     | +16135550123  | false
        SMS     | US,DE     | +18095551234  | false
        SMS     | US,DE     | +447400123456 | false
        VOICE   | US,DE     | +447400123456 | true
        """)
    @DisplayName("is of a country that channels.sms.countries lists, where it lists any")
    void countries(String type, @Nullable String countries, String phone, boolean allowed) {
        var reach = countries == null ? null : new Reach(List.of(countries.split(",")));
        var enrolling = asking(new Channels(reach, null), type, phone);

        assertThat(enrolling.refusal()).isEqualTo(allowed ? "" : "INVALID_VALUE");
        assertThat(enrolling.story.sent()).hasSize(allowed ? 1 : 0);
        if (!allowed) {
            assertThat(enrolling.target()).isEqualTo("phone");
            assertThat(enrolling.inner("allowedCountries")).isEqualTo(List.of("US", "DE"));
        }
    }

    @Test
    void isOfNoCountryWhereTheListIsEmpty() {
        var nobody = new Channels(null, new Reach(List.of()));

        assertThat(asking(nobody, "VOICE", "+15125201234").refusal()).isEqualTo("INVALID_VALUE");
        assertThat(asking(nobody, "SMS", "+15125201234").refusal()).isEmpty();
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(PhoneNumber.parse("+1 (512) 520-1234").map(PhoneNumber::text))
                .isEqualTo(PhoneNumber.parse("+1.512.520.1234").map(PhoneNumber::text))
                .isEqualTo(Optional.of("+15125201234"));
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page, where it waits for a code. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class CodeEntryTest {

    @Test
    void aWrongCodeIsToldWithTheAttemptsThatAreLeft(Visitor visitor) {
        var page = askForCode(visitor);
        var code = page.sentCode(visitor.email());
        page.reads(".facts", ".*Attempts left\\s+3.*");

        page.fill("otp", anotherThan(code));
        page.refuses(".*Attempts left: 2\\..*").reads(".facts", ".*Attempts left\\s+2.*");

        page.fill("otp", code).succeeds();
    }

    @Test
    void aWrongCodeOfAnAppIsToldWithTheAttemptsThatAreLeft(Visitor visitor) {
        var page = visitor.creates("TOTP").shows("Set up your authenticator app");
        page.reads(".facts", ".*Attempts left\\s+3.*");

        page.fill("otp", page.app().wrongCode());
        page.refuses(".*Attempts left: 2\\..*").reads(".facts", ".*Attempts left\\s+2.*");

        page.fill("otp", page.app().code()).succeeds();
    }

    @Test
    void aSpentCodeSaysSo(Visitor visitor) {
        var page = askForCode(visitor);
        var wrong = anotherThan(page.sentCode(visitor.email()));
        for (int left = 2; left >= 0; left--) {
            page.fill("otp", wrong).reads(".facts", ".*Attempts left\\s+" + left + ".*");
        }

        page.fill("otp", wrong);

        page.refuses("Too many wrong codes.*").reads(".lead", ".*this one is void.*");
        page.reads(".view", ".*Send a new code · \\d:\\d\\d.*");
    }

    @Test
    void aPastedCodeMayHaveASpaceAndConfirmsItself(Visitor visitor) {
        var page = askForCode(visitor.allowsClipboard());
        var code = page.sentCode(visitor.email());

        page.paste("otp", spaced(code)).succeeds();
    }

    @Test
    void theWaitForANewCodeIsCountedDown(Visitor visitor) {
        var page = askForCode(visitor);

        page.reads(".view", ".*Send a new code · 0:[0-2]\\d.*");
        page.reads(".facts", ".*New codes left\\s+5.*");
    }

    @Test
    void aReloadWaitsForTheSameCodeWhichMayBeTypedWithASpace(Visitor visitor) {
        var page = askForCode(visitor);
        var code = page.sentCode(visitor.email());

        page.reload().shows("Enter the code");

        page.fill("otp", spaced(code)).succeeds();
    }

    @Test
    void anAddressThatIsNoneIsToldBesideItsField(Visitor visitor) {
        var page = visitor.begins().choose("EMAIL").fill("email", "nobody").submit();

        page.refuses("A value is not one of those that are allowed\\.");
        assertThat(page.one("[name=email]").getDomAttribute("aria-invalid")).isEqualTo("true");

        page.choose("SMS").fill("phone", "555").submit().refuses("A value is not one of those that are allowed\\.");
        page.fill("phone", visitor.phone()).submit().shows("Enter the code");
    }

    private static Page askForCode(Visitor visitor) {
        return visitor.begins()
                .choose("EMAIL")
                .fill("email", visitor.email())
                .submit()
                .shows("Enter the code");
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }

    private static String anotherThan(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }
}

package dev.sallyport.flows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page and the software phone, 320 pixels wide: nothing has to be scrolled sideways in any state. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class NarrowPageTest {
    private static final int WIDTH = 320;

    @Test
    void codes(Visitor visitor) {
        visitor.narrows(WIDTH);
        var page = visitor.opens().fitsInto(WIDTH);
        page.fill("inputs.user.id", visitor.account()).begin().fitsInto(WIDTH);
        page.choose("TOTP").submit().shows("Set up your authenticator app").fitsInto(WIDTH);
        page.press("Choose another way").shows("Choose your second factor");
        page.choose("SMS")
                .fitsInto(WIDTH)
                .fill("phone", "1")
                .submit()
                .refuses(".+")
                .fitsInto(WIDTH);

        var address = "a-rather-long-address-of-somebody@subdomain-of-a-long-domain.example.com";
        page.choose("EMAIL").fill("email", address).submit().shows("Enter the code");
        page.one(".message[data-to='" + address + "']");
        page.fitsInto(WIDTH);
        page.fill("otp", "00").submit().refuses(".+").fitsInto(WIDTH);
        page.useCode(address).submit().succeeds().fitsInto(WIDTH);

        page.press("Start again")
                .begin()
                .press("Not now")
                .shows("Skipped for now")
                .fitsInto(WIDTH);
    }

    @Test
    void authenticators(Visitor visitor) {
        visitor.brings(AuthenticatorModel.SCREEN_LOCK).setUserVerified(false);
        visitor.narrows(WIDTH);
        var page = visitor.begins().choose("PLATFORM").fitsInto(WIDTH);

        page.submit().shows("Create a passkey").fitsInto(WIDTH);
        page.press("Create passkey").refuses(".+").fitsInto(WIDTH);

        page.press("Choose another way").choose("SECURITY_KEY").submit();
        page.shows("Register your security key").fitsInto(WIDTH);
    }

    @Test
    void pairing(Visitor visitor) {
        visitor.narrows(WIDTH);
        var page = visitor.creates("MOBILE").shows("Pair your phone").fitsInto(WIDTH);

        var phone = page.takePhone();
        visitor.narrows(WIDTH);
        phone.fitsInto(WIDTH).does("Be a tampered device").pair().says("This phone is not safe enough");
        phone.fitsInto(WIDTH);
        page.look().shows("The phone was not paired").fitsInto(WIDTH);

        page.press("Try again").shows("Pair your phone");
        var key = page.key();
        phone.look().does("Pair as it should").type(key).pair().says("Paired").fitsInto(WIDTH);
        page.look().succeeds().fitsInto(WIDTH);
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openqa.selenium.Keys;

/** axe-core finds nothing, in any state and after any kind of refusal, in the light and in the dark. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class AccessibilityTest {
    private static final Axe AXE = new Axe();

    /** Pages beside the demo's first; whoever adds one adds it here. */
    static final List<String> PAGES = List.of(
            "/demo/phone",
            "/problems",
            "/problems/INVALID_OTP",
            "/relations",
            "/relations/device.create",
            "/openapi",
            "/console");

    @AfterAll
    static void writes() throws Exception {
        AXE.write();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void otherPages(String path, Visitor visitor) {
        visitor.goes(path);

        assertThat(visitor.findings(AXE, path)).isEmpty();
    }

    @Test
    void choosing(Visitor visitor) {
        var page = visitor.opens();
        look(visitor, "welcome");
        page.fill("inputs.user.mobilePhone", "5").submit().refuses(".+");
        look(visitor, "welcome, refused");
        page.fill("inputs.user.mobilePhone", visitor.phone()).fill("inputs.user.id", visitor.account());
        page.begin();
        look(visitor, "choice");
        page.choose("EMAIL").fill("email", "nobody").submit().refuses(".+");
        look(visitor, "choice, a value refused");
        page.fill("email", "").submit().refuses(".+");
        look(visitor, "choice, a value missing");
        page.press("Not now").shows("Skipped for now");
        look(visitor, "skipped");
    }

    @Test
    void codes(Visitor visitor) {
        var page = visitor.begins()
                .choose("EMAIL")
                .fill("email", visitor.email())
                .submit()
                .shows("Enter the code");
        look(visitor, "code");
        var code = page.sentCode(visitor.email());
        look(visitor, "code, sent");
        var wrong = code.equals("000000") ? "111111" : "000000";
        page.fill("otp", wrong).refuses(".*Attempts left: 2\\..*");
        look(visitor, "code, wrong");
        page.press("Choose another way").shows("Choose your second factor");
        page.submit().refuses(".*Try again in.*");
        look(visitor, "choice, too soon");
        page.choose("TOTP").submit().shows("Set up your authenticator app");
        look(visitor, "authenticator app");
        page.fill("otp", page.app().code()).succeeds();
        look(visitor, "completed");
    }

    @Test
    void aSpentCode(Visitor visitor) {
        var page = visitor.begins()
                .choose("SMS")
                .fill("phone", visitor.phone())
                .submit()
                .shows("Enter the code");
        var code = page.sentCode(visitor.storedPhone());
        var wrong = code.equals("000000") ? "111111" : "000000";
        for (int left = 2; left >= 0; left--) {
            page.fill("otp", wrong).reads(".facts", ".*Attempts left\\s+" + left + ".*");
        }
        page.fill("otp", wrong).refuses("Too many wrong codes.*");
        look(visitor, "code, spent");
    }

    @Test
    void authenticators(Visitor visitor) {
        visitor.brings(AuthenticatorModel.SCREEN_LOCK).setUserVerified(false);
        var page = visitor.creates("PLATFORM").shows("Create a passkey");
        look(visitor, "passkey");
        page.press("Create passkey").refuses("It was cancelled.*");
        look(visitor, "passkey, cancelled");
        page.press("Choose another way").choose("SECURITY_KEY").submit().shows("Register your security key");
        visitor.bringsUntouched(AuthenticatorModel.KEY);
        page.press("Register security key").reads(".waiting", "Follow.*");
        look(visitor, "security key, waiting");
    }

    @Test
    void pairing(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        look(visitor, "pairing");
        var phone = page.takePhone().does("Be a tampered device").pair().says("This phone is not safe enough");
        look(visitor, "phone, refused");
        page.look().shows("The phone was not paired");
        look(visitor, "pairing failed");
        var key = page.press("Try again").shows("Pair your phone").key();
        phone.look().does("Pair as it should").type(key).pair().says("Paired");
        look(visitor, "phone, paired");
    }

    @Test
    void whatIsGone(Visitor visitor) {
        var page = visitor.begins();
        page.forgetsItsToken().reload().shows("This has ended");
        look(visitor, "gone");
        page.press("Start again").shows("Add a second factor");
    }

    @Test
    void inGerman(Visitor visitor) {
        visitor.speaks("de");
        var page = visitor.opens()
                .fill("inputs.user.id", visitor.account())
                .submit()
                .shows("Wählen Sie Ihren zweiten Faktor");
        look(visitor, "choice, German");
        page.choose("EMAIL").fill("email", visitor.email()).submit().shows("Geben Sie den Code ein");
        page.fill("otp", "1").keys(Keys.ENTER);
        page.refuses("Der Code ist falsch.*");
        look(visitor, "code, wrong, German");
        page.press("Anderen Weg wählen").choose("TOTP").submit().shows("Richten Sie Ihre Authenticator-App ein");
        look(visitor, "authenticator app, German");
    }

    private static void look(Visitor visitor, String name) {
        assertThat(visitor.findings(AXE, name)).isEmpty();
    }
}

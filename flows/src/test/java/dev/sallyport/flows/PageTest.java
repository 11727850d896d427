package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The page at the server's root: ways back, ways out, and ways to come again. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class PageTest {

    @Test
    void itCanBeSkipped(Visitor visitor) {
        visitor.begins().press("Not now").shows("Skipped for now");
    }

    @Test
    void whatWasEnteredIsStillThereAfterAnotherWayWasChosen(Visitor visitor) {
        var page = visitor.begins().choose("EMAIL").fill("email", visitor.email());
        page.submit().shows("Enter the code");

        page.press("Choose another way").shows("Choose your second factor");

        assertThat(page.value("email")).isEqualTo(visitor.email());
        page.choose("TOTP").submit().shows("Set up your authenticator app");
        page.fill("otp", page.app().code()).succeeds();
    }

    @Test
    void aReloadGoesOnWhereItWas(Visitor visitor) {
        var page = visitor.creates("TOTP").shows("Set up your authenticator app");
        var app = page.app();

        page.reload().shows("Set up your authenticator app");
        assertThat(page.app()).isEqualTo(app);
        page.fill("otp", app.code()).succeeds();

        page.reload().succeeds();
    }

    @Test
    void aPairingThatWaitsSurvivesAReload(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var key = page.key();

        page.reload().shows("Pair your phone");

        assertThat(page.key()).isEqualTo(key);
        page.takePhone().pair().says("Paired");
        page.look().succeeds();
    }

    @Test
    void theKeyboardIsEnough(Visitor visitor) {
        var page = visitor.opens();
        page.tabTo("[name='inputs.user.email']").keys(visitor.email());
        page.tabTo("[name='inputs.user.id']")
                .keys(visitor.account(), Keys.ENTER)
                .shows("Choose your second factor");
        page.tabTo("[name=type]");
        page.arrowTo("[value=EMAIL]").tabTo("button[type=submit]").keys(Keys.ENTER);
        page.shows("Enter the code").tabTo("[name=otp]").keys(page.sentCode(visitor.email()));
        page.succeeds().tabTo("#again").keys(Keys.ENTER).shows("Add a second factor");
    }

    @Test
    void theKeyboardIsEnoughForAnAuthenticatorApp(Visitor visitor) {
        var page = visitor.begins();
        page.tabTo("[name=type]");
        page.arrowTo("[value=TOTP]").keys(Keys.ENTER);
        page.shows("Set up your authenticator app")
                .tabTo("[name=otp]")
                .keys(page.app().code());
        page.succeeds();
    }
}

package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says, and lets one do, when the browser's authenticators do not do as they are asked. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class AuthenticatorsTest {

    @Test
    void whoIsNotRecognizedIsHelpedAndTriesAgain(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);
        var page = visitor.creates("PLATFORM").shows("Create a passkey");

        screenLock.setUserVerified(false);
        page.press("Create passkey").refuses("It was cancelled, or took too long\\..*screen lock.*");

        screenLock.setUserVerified(true);
        page.press("Try again").succeeds();
    }

    @Test
    void whoIsNotRecognizedChoosesAnotherWay(Visitor visitor) {
        visitor.brings(AuthenticatorModel.SCREEN_LOCK).setUserVerified(false);
        var page = visitor.creates("PLATFORM").shows("Create a passkey");

        page.press("Create passkey").refuses("It was cancelled, or took too long\\..*");

        page.press("Choose another way").choose("TOTP").submit().shows("Set up your authenticator app");
        page.fill("otp", page.app().code()).succeeds();
    }

    @Test
    void whileAKeyIsNotTouchedAnotherWayCanBeChosen(Visitor visitor) {
        var untouched = visitor.bringsUntouched(AuthenticatorModel.KEY);
        var page = visitor.creates("SECURITY_KEY").press("Register security key");
        page.reads(".waiting", "Follow what your browser asks now\\.");

        page.press("Choose another way").shows("Choose your second factor");

        visitor.takesAway(untouched);
        visitor.brings(AuthenticatorModel.KEY);
        page.choose("SECURITY_KEY").submit().press("Register security key").succeeds();
    }

    @Test
    void aKeyIsPluggedInWhileTheBrowserAsksForIt(Visitor visitor) {
        visitor.takesAway(visitor.brings(AuthenticatorModel.KEY));
        var page = visitor.creates("SECURITY_KEY").press("Register security key");
        page.reads(".waiting", "Follow what your browser asks now\\.");

        visitor.brings(AuthenticatorModel.KEY);

        page.succeeds();
    }

    @Test
    void whereThereIsNoScreenLockAPasskeyIsNotOffered(Visitor visitor) {
        visitor.brings(AuthenticatorModel.NO_SCREEN_LOCK);
        var page = visitor.opens();

        page.reads(".missing", "Missing a passkey\\? .*no fingerprint, face or screen lock here\\.");
        page.begin().choose("SECURITY_KEY");
        assertThat(page.has("[name=type][value=PLATFORM]")).isFalse();
    }

    /** The demo's policy prefers user verification and does not require it. */
    @Test
    void aDeviceThatLostItsScreenLockStillMakesAPasskey(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);
        var page = visitor.creates("PLATFORM").shows("Create a passkey");

        visitor.takesAway(screenLock);
        visitor.brings(AuthenticatorModel.NO_SCREEN_LOCK);

        page.press("Create passkey").succeeds();
    }

    @Test
    void theSameDeviceMakesNoSecondPasskey(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);
        var page = visitor.creates("PLATFORM").press("Create passkey").succeeds();

        page.press("Start again").begin().choose("PLATFORM").submit().shows("Create a passkey");
        page.press("Create passkey").refuses("This device has a passkey for this account already\\..*");

        visitor.takesAway(screenLock);
        visitor.brings(AuthenticatorModel.SCREEN_LOCK);
        page.press("Try again").succeeds();
    }

    @Test
    void theSameKeyIsNotTakenTwice(Visitor visitor) {
        var key = visitor.brings(AuthenticatorModel.KEY);
        var page =
                visitor.creates("SECURITY_KEY").press("Register security key").succeeds();

        page.press("Start again").begin().choose("SECURITY_KEY").submit();
        page.press("Register security key").refuses("This key is registered for this account already\\..*");

        visitor.takesAway(key);
        visitor.brings(AuthenticatorModel.OLD_KEY);
        page.press("Try again").succeeds();
    }
}

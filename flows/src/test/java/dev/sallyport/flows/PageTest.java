package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.Keys;

/** The page at the server's root, used as a person does. */
@Tag("browser")
final class PageTest {
    private static Installation installation;
    private static RunningServer server;
    private static Browser browser;

    @RegisterExtension
    static final TestExecutionExceptionHandler PICTURE = (context, failure) -> {
        browser.screenshot(context.getRequiredTestMethod().getName());
        throw failure;
    };

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.fresh();
        server = installation.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        installation.close();
    }

    @AfterEach
    void nothingWentWrongInIt() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAuthenticatorAppIsEnrolled() {
        var page = open().begin().choose("TOTP").fill("nickname", "my phone").submit();

        page.shows("Set up your authenticator app");
        page.fill("otp", page.app().code());

        page.reads("[data-end=DONE]", ".*authenticator app is now a second factor.*");
    }

    @Test
    void aMailboxIsEnrolledWithTheCodeFromTheInbox() {
        var page = askForCode("inbox@example.com");

        page.reads("[data-delivery=SENT]", ".*inbox@example\\.com.*");
        page.one(".message[data-to='inbox@example.com'] .use").click();
        assertThat(page.value("otp")).matches("\\d{6}");
        page.submit();

        page.reads("[data-end=DONE]", ".*mailbox is now a second factor.*");
    }

    @Test
    void aWrongCodeIsToldWithTheAttemptsThatAreLeft() {
        var page = open().begin().choose("TOTP").submit().shows("Set up your authenticator app");
        page.reads(".facts", ".*Attempts left\\s+3.*");

        page.fill("otp", page.app().wrongCode());
        page.reads("#refusal", ".+");
        page.reads(".facts", ".*Attempts left\\s+2.*");

        page.fill("otp", page.app().code());
        page.one("[data-end=DONE]");
    }

    @Test
    void theWaitForANewCodeIsCountedDown() {
        var page = askForCode("waiting@example.com");

        page.reads("#view", ".*New code in 0:[0-2]\\d.*");
        page.reads(".facts", ".*New codes left\\s+5.*");
    }

    @Test
    void cancelLeadsBackToTheChoice() {
        askForCode("cancelled@example.com").press("Choose another way").shows("Choose your second factor");
    }

    @Test
    void itCanBeSkipped() {
        open().begin().press("Not now").one("[data-end=SKIPPED]");
    }

    @Test
    void aReloadGoesOnWhereItWas() {
        var page = open().begin().choose("TOTP").submit().shows("Set up your authenticator app");
        var app = page.app();

        page.reload().shows("Set up your authenticator app");

        assertThat(page.app()).isEqualTo(app);
    }

    @Test
    void theKeyboardIsEnough() {
        var page = open().shows("Add a second factor");
        page.tabTo("[name=email]").keys(Keys.ENTER).shows("Choose your second factor");
        page.tabTo("[name=type]")
                .keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
                .tabTo("button[type=submit]")
                .keys(Keys.ENTER);
        page.shows("Set up your authenticator app");
        page.tabTo("[name=otp]").keys(page.app().code());
        page.one("[data-end=DONE]");
        page.tabTo("#view button").keys(Keys.ENTER).shows("Add a second factor");
    }

    @Test
    void aNarrowPhoneNeedsNoScrollingSideways() {
        var page = browser.openNarrow(server.url() + "/", 320);
        page.shows("Add a second factor").fitsInto(320).begin().fitsInto(320);
        page.choose("TOTP").submit().shows("Set up your authenticator app").fitsInto(320);
        page.press("Choose another way").shows("Choose your second factor");
        var address = "a-rather-long-address-of-somebody@subdomain-of-a-long-domain.example.com";
        page.choose("EMAIL").fill("email", address).submit().shows("Enter the code");
        page.one(".message[data-to='" + address + "']");
        page.fitsInto(320);
        page.fill("otp", "00").submit().reads("#refusal", ".+");
        page.fitsInto(320);
        page.press("Choose another way").press("Not now").one("[data-end=SKIPPED]");
        page.fitsInto(320);
    }

    private static Page open() {
        return browser.open(server.url() + "/");
    }

    private static Page askForCode(String address) {
        return open().begin().choose("EMAIL").fill("email", address).submit().shows("Enter the code");
    }
}

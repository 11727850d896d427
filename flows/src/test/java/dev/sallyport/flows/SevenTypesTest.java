package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each type of device, clicked through from the first view to the last. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class SevenTypesTest {

    @Test
    void anEmailAddress(Visitor visitor) {
        var page = visitor.begins().choose("EMAIL").fill("email", visitor.email());
        page.fill("nickname", "my mailbox").submit().shows("Enter the code");

        page.reads("[data-delivery=SENT]", "A code was sent to \\Q" + visitor.email() + "\\E.*");
        page.useCode(visitor.email());
        assertThat(page.value("otp")).matches("\\d{6}");
        page.submit().succeeds();

        page.reads("[data-end=DONE]", ".*mailbox is now a second factor.*my mailbox.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "VOICE"})
    void aPhoneNumber(String type, Visitor visitor) {
        var page = visitor.begins().choose(type).fill("phone", visitor.phone());
        page.submit().shows("Enter the code");

        page.reads("[data-delivery=SENT]", "(A code was sent to|We called) \\Q" + visitor.storedPhone() + "\\E.*");
        page.useCode(visitor.storedPhone()).submit().succeeds();

        page.reads("[data-end=DONE]", ".*phone number is now a second factor.*");
    }

    @Test
    void anAuthenticatorApp(Visitor visitor) {
        var page = visitor.creates("TOTP").shows("Set up your authenticator app");

        page.fill("otp", page.app().code()).succeeds();

        page.reads("[data-end=DONE]", ".*authenticator app is now a second factor.*");
    }

    @Test
    void aPasskey(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);

        visitor.creates("PLATFORM")
                .shows("Create a passkey")
                .press("Create passkey")
                .succeeds()
                .reads("[data-end=DONE]", ".*passkey is now a second factor.*");

        assertThat(screenLock.getCredentials()).singleElement().satisfies(it -> {
            assertThat(it.isResidentCredential()).isTrue();
            assertThat(it.getRpId()).isEqualTo("localhost");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_WITH_PIN", "KEY", "OLD_KEY"})
    void aSecurityKey(AuthenticatorModel model, Visitor visitor) {
        var key = visitor.brings(model);

        visitor.creates("SECURITY_KEY")
                .shows("Register your security key")
                .press("Register security key")
                .succeeds()
                .reads("[data-end=DONE]", ".*security key is now a second factor.*");

        assertThat(key.getCredentials()).hasSize(1);
    }

    @Test
    void aPhone(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var key = page.key();

        var phone = page.takePhone();
        assertThat(phone.key()).isEqualTo(key);
        phone.pair().says("Paired");

        page.peep().succeeds().reads("[data-end=DONE]", ".*phone app is now a second factor.*");
    }
}

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
        assertThat(page.state("device.nickname")).isEqualTo("my mailbox");

        page.reads(".lead", "A code was sent to \\Q" + visitor.email() + "\\E.*");
        page.useCode(visitor.email());
        assertThat(page.value("otp")).matches("\\d{6}");
        page.submit().succeeds();

        assertThat(page.state("outputs.device.type")).isEqualTo("EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", "VOICE"})
    void aPhoneNumber(String type, Visitor visitor) {
        var page = visitor.begins().choose(type).fill("phone", visitor.phone());
        page.submit().shows("Enter the code");

        page.reads(".lead", "(A code was sent to|We called) \\Q" + visitor.storedPhone() + "\\E.*");
        page.useCode(visitor.storedPhone()).submit().succeeds();

        assertThat(page.state("outputs.device.type")).isEqualTo(type);
    }

    @Test
    void anAuthenticatorApp(Visitor visitor) {
        var page = visitor.creates("TOTP").shows("Set up your authenticator app");

        page.fill("otp", page.app().code()).succeeds();

        page.reads(".lead", "Your second factor is ready\\.");
        assertThat(page.state("outputs.device.type")).isEqualTo("TOTP");
    }

    @Test
    void aPasskey(Visitor visitor) {
        var screenLock = visitor.brings(AuthenticatorModel.SCREEN_LOCK);

        var page = visitor.creates("PLATFORM")
                .shows("Create a passkey")
                .press("Create passkey")
                .succeeds();
        assertThat(page.state("outputs.device.type")).isEqualTo("PLATFORM");

        assertThat(screenLock.getCredentials()).singleElement().satisfies(it -> {
            assertThat(it.isResidentCredential()).isTrue();
            assertThat(it.getRpId()).isEqualTo("localhost");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_WITH_PIN", "KEY", "OLD_KEY"})
    void aSecurityKey(AuthenticatorModel model, Visitor visitor) {
        var key = visitor.brings(model);

        var page = visitor.creates("SECURITY_KEY")
                .shows("Register your security key")
                .press("Register security key")
                .succeeds();
        assertThat(page.state("outputs.device.type")).isEqualTo("SECURITY_KEY");

        assertThat(key.getCredentials()).hasSize(1);
    }

    @Test
    void aPhone(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var key = page.key();

        var phone = page.takePhone();
        assertThat(phone.key()).isEqualTo(key);
        phone.pair().says("Paired");

        assertThat(page.peep().succeeds().state("outputs.device.type")).isEqualTo("MOBILE");
    }
}

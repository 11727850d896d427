package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page and the software phone, each in a tab of its own. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class PairingPageTest {

    @Test
    void aKeyIsTypedWithSpacesAndInLowerCase(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var key = page.key();

        page.takePhone()
                .type(key.replaceAll("(.{4})", "$1 ").toLowerCase(Locale.ROOT))
                .pair()
                .says("Paired");

        page.look().succeeds();
    }

    @Test
    void aKeyIsCopiedAndPasted(Visitor visitor) {
        var page = visitor.allowsClipboard().creates("MOBILE").shows("Pair your phone");
        page.press("Copy").press("Copied");

        page.takePhone().pasteKey().pair().says("Paired");

        page.look().succeeds();
    }

    /** What a phone says, and the page, when a phone must not be paired. */
    private record Failure(String way, String onPhone, String onPage, String code) {}

    private static final List<Failure> FAILURES = List.of(
            new Failure(
                    "Be another app",
                    "This is not the right app",
                    "The pairing key is for another application.",
                    "APPLICATION_MISMATCH"),
            new Failure(
                    "Be a tampered device",
                    "This phone is not safe enough",
                    "The phone could not prove that it is not tampered with.",
                    "DEVICE_INTEGRITY_COMPROMISED"),
            new Failure(
                    "Have no push token",
                    "This phone cannot be notified",
                    "The phone has no push token that can be used.",
                    "PUSH_REGISTRATION_FAILED"));

    @Test
    void aPhoneThatMustNotBePairedEndsItsKeyAndAFreshOneIsTried(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var phone = page.takePhone();
        for (var failure : FAILURES) {
            var key = page.look().key();
            phone.look().does(failure.way()).type(key).pair().says(failure.onPhone(), "400 " + failure.code());

            page.look().shows("The phone was not paired").reads(".lead", Pattern.quote(failure.onPage()));
            assertThat(page.state("error.code")).isEqualTo(failure.code());

            page.press("Try again").shows("Pair your phone");
            assertThat(page.key()).isNotEqualTo(key);
        }

        var key = page.key();
        phone.look().does("Pair as it should").type(key).pair().says("Paired");
        page.look().succeeds();
    }

    @Test
    void aPayloadThatIsNotBelievedChangesNothing(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var key = page.key();
        var phone = page.takePhone();
        for (var way : List.of("Forge the signature", "Send an expired payload", "Speak to another server")) {
            phone.look().does(way).pair().says("Not accepted", "404");

            page.look().reload().shows("Pair your phone");
            assertThat(page.key()).isEqualTo(key);
        }

        phone.look().does("Pair as it should").pair().says("Paired");
        page.look().succeeds();
    }

    @Test
    void aSecondPhoneComesTooLateButARepeatIsNone(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var phone = page.takePhone().does("Send the last payload again").pair().says("Nothing to send again");
        phone.does("Pair as it should").pair().says("Paired");

        phone.does("Be a second phone").pair().says("This key was used already", "400 PAIRING_KEY_CLAIMED");
        page.look().succeeds();
    }

    @Test
    void aPayloadIsWorthNothingForAnotherKey(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var phone = page.takePhone().pair().says("Paired");
        phone.does("Send the last payload again").pair().says("Paired");

        page.look().succeeds().press("Start again").begin();
        var key = page.choose("MOBILE").submit().shows("Pair your phone").key();
        phone.look().type(key).pair().says("Not accepted", "404");
        page.look().reload().shows("Pair your phone");

        phone.look().does("Pair as it should").pair().says("Paired");
        page.look().succeeds();
    }

    @Test
    void aKeyThatWasGivenUpIsNotKnownAnyMore(Visitor visitor) {
        var page = visitor.creates("MOBILE").shows("Pair your phone");
        var phone = page.takePhone();

        page.look().press("Choose another way").shows("Choose your second factor");

        phone.look().pair().says("Not accepted", "404");
        phone.type("").pair().says("No key yet");
        page.look().shows("Choose your second factor");
    }
}

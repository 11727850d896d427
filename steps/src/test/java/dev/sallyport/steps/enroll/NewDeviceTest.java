package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.Channels.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("NIST SP 800-63B-4 4.1.2.1: a new device is told of at another address")
class NewDeviceTest {

    private static List<Effect.Send> told(World world, String bound) {
        return world.begin().createEmail(bound, "laptop").right().story.sent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # policy       | input's e-mail    | input's phone | bound             | told
        NONE           | alice@example.com | +14155550100  | work@example.com  | -
        EMAIL_THEN_SMS | alice@example.com | +14155550100  | work@example.com  | EMAIL alice@example.com
        EMAIL_THEN_SMS | alice@example.com | +14155550100  | ALICE@example.com | SMS +14155550100
        EMAIL_THEN_SMS |                   | +14155550100  | work@example.com  | SMS +14155550100
        EMAIL_THEN_SMS | alice@example.com |               | alice@example.com | -
        SMS_THEN_EMAIL | alice@example.com | +14155550100  | work@example.com  | SMS +14155550100
        SMS_THEN_EMAIL | alice@example.com |               | work@example.com  | EMAIL alice@example.com
        SMS_THEN_EMAIL | alice@example.com |               | alice@example.com | -
        """)
    void asThePolicySays(
            String policy, @Nullable String email, @Nullable String phone, String bound, @Nullable String told) {
        var world = World.of("{\"newDeviceNotification\": \"%s\"}".formatted(policy));
        world.input = "{\"user\": {\"id\": \"alice\", \"email\": \"%s\", \"mobilePhone\": \"%s\"}}"
                .formatted(email == null ? "" : email, phone == null ? "" : phone);

        assertThat(told(world, bound))
                .extracting(it -> it.channel() + " " + it.body().to())
                .isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void isSentNowhereWhereThePolicyIsSilent() {
        assertThat(told(World.of("{}"), "work@example.com")).isEmpty();
    }

    @Test
    void goesToAnAddressThatIsBoundAlready() {
        var world = World.of("{\"newDeviceNotification\": \"EMAIL_THEN_SMS\"}");
        world.input = "{\"user\": {\"id\": \"alice\"}}";

        assertThat(told(world, "first@example.com")).isEmpty();
        assertThat(told(world, "second@example.com"))
                .extracting(it -> it.body().to())
                .containsExactly("first@example.com");
    }

    @Test
    @DisplayName("counts towards what its address gets in an hour")
    void budget() {
        var world = World.of("{\"newDeviceNotification\": \"EMAIL_THEN_SMS\"}");

        assertThat(told(world, "work@example.com"))
                .extracting(Effect.Send::within)
                .containsExactly(CodeProof.budget(Samples.EMAIL));
    }

    @Test
    void saysWhatAndWhen() {
        var world = World.of("{\"newDeviceNotification\": \"SMS_THEN_EMAIL\"}");

        assertThat(told(world, "work@example.com")).singleElement().satisfies(it -> {
            assertThat(it.body().template()).isEqualTo("new_device");
            assertThat(it.body().locale()).isEqualTo("fr-CA");
            assertThat(it.body().variables())
                    .containsEntry("deviceType", "EMAIL")
                    .containsEntry("nickname", "laptop")
                    .containsEntry("addedAt", world.clock.instant().toString())
                    .doesNotContainKey("otp");
        });
    }

    private static List<String> toldOf(World world, String type, String phone) {
        var bound = world.begin().createPhone(type, phone).right();
        assertThat(bound.status()).isEqualTo("ENROLLED");
        return bound.story.sent().stream()
                .map(it -> it.channel() + " " + it.body().to())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # policy       | input's e-mail    | input's phone     | type  | bound             | told
        EMAIL_THEN_SMS | alice@example.com | +14155550100      | SMS   | +15125201234      | EMAIL alice@example.com
        EMAIL_THEN_SMS |                   | +14155550100      | SMS   | +15125201234      | SMS +14155550100
        EMAIL_THEN_SMS |                   | +14155550100      | SMS   | +14155550100      | -
        EMAIL_THEN_SMS |                   | +1 (415) 555-0100 | SMS   | +1.415.555.0100   | -
        EMAIL_THEN_SMS |                   | +14155550100      | VOICE | +14155550100      | -
        EMAIL_THEN_SMS |                   | +14155550100      | VOICE | +15125201234      | SMS +14155550100
        SMS_THEN_EMAIL | alice@example.com | +14155550100      | SMS   | +15125201234      | SMS +14155550100
        SMS_THEN_EMAIL | alice@example.com | +1 (415) 555-0100 | SMS   | +15125201234      | SMS +14155550100
        SMS_THEN_EMAIL | alice@example.com | +14155550100      | SMS   | +1 (415) 555-0100 | EMAIL alice@example.com
        SMS_THEN_EMAIL | alice@example.com | +14155550100      | VOICE | +14155550100      | EMAIL alice@example.com
        SMS_THEN_EMAIL | alice@example.com |                   | SMS   | +14155550100      | EMAIL alice@example.com
        NONE           | alice@example.com | +14155550100      | SMS   | +15125201234      | -
        """)
    void neverAtThePhoneJustBound(
            String policy,
            @Nullable String email,
            @Nullable String phone,
            String type,
            String bound,
            @Nullable String told) {
        var world = World.of("{\"newDeviceNotification\": \"%s\"}".formatted(policy));
        world.input = "{\"user\": {\"id\": \"alice\", \"email\": \"%s\", \"mobilePhone\": \"%s\"}}"
                .formatted(email == null ? "" : email, phone == null ? "" : phone);

        assertThat(toldOf(world, type, bound)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void goesToAPhoneThatIsTextedAlreadyAndToNoneThatIsCalled() {
        var world = World.of("{\"newDeviceNotification\": \"SMS_THEN_EMAIL\"}");
        world.input = "{\"user\": {\"id\": \"alice\"}}";

        assertThat(toldOf(world, "VOICE", "+15125201234")).isEmpty();
        assertThat(toldOf(world, "SMS", "+447400123456"))
                .as("a landline reads nothing")
                .isEmpty();
        assertThat(told(world, "work@example.com"))
                .extracting(it -> it.channel() + " " + it.body().to())
                .containsExactly("SMS +447400123456");
    }

    @Test
    void isTextedWhereTheEnvironmentTextsAlone() {
        var world = World.of("{}");
        var policy = Samples.policy("{\"newDeviceNotification\": \"SMS_THEN_EMAIL\"}");
        world.settings = Samples.environment(policy, new Channels(new Reach(List.of("DE")), null));

        assertThat(told(world, "work@example.com"))
                .as("the phone of the inputs is of another country")
                .extracting(it -> it.channel() + " " + it.body().to())
                .containsExactly("EMAIL " + Samples.EMAIL);
    }

    @Test
    void isSentOfACredential() {
        var world = World.of("{\"newDeviceNotification\": \"EMAIL_THEN_SMS\"}");

        assertThat(world.begin().create("PLATFORM").attest(1).story.sent())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.body().to()).isEqualTo(Samples.EMAIL);
                    assertThat(it.body().variables()).containsEntry("deviceType", "PLATFORM");
                });
    }
}

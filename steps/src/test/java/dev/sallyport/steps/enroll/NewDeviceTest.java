package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
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
}

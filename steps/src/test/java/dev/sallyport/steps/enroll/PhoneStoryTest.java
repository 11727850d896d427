package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.steps.policy.DeviceType;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A phone that is sent codes")
class PhoneStoryTest {
    private static final String PHONE = "+15125201234";
    private static final String WRITTEN = "+1 (512) 520-1234";
    private static final Duration COOL_DOWN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SENDS = Duration.ofSeconds(30);

    private final World world = World.of("{}");

    private Enrolling asked(DeviceType type) {
        return world.begin().createPhone(type.name(), WRITTEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isSentItsCodeAtItsNumberInE164(DeviceType type) {
        var enrolling = asked(type);

        assertThat(enrolling.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(enrolling.pending())
                .isInstanceOfSatisfying(
                        Device.Phone.class, it -> assertThat(it.phone()).isEqualTo(PHONE))
                .extracting(Device::type)
                .isEqualTo(type);
        assertThat(enrolling.story.sent()).singleElement().satisfies(it -> {
            assertThat(it.channel()).isEqualTo(type.name());
            assertThat(it.id()).isEqualTo(enrolling.code().message());
            assertThat(it.body().to()).isEqualTo(PHONE);
            assertThat(it.body().template()).isEqualTo("device_pairing");
            assertThat(it.body().locale()).isEqualTo("fr-CA");
        });
        assertThat(enrolling.otp()).matches("[0-9]{6}");
        assertThat(enrolling.story.offered()).containsExactly("device.activate", "otp.resend", "device.delete");
        assertThat(enrolling.right().status()).isEqualTo("ENROLLED");
        assertThat(world.devices()).singleElement().satisfies(it -> {
            assertThat(it.type()).isEqualTo(type);
            assertThat(((Device.Phone) it).phone()).isEqualTo(PHONE);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void bearsThreeWrongCodesAndThenCoolsDown(DeviceType type) {
        var enrolling = asked(type);
        for (var left = 2; left >= 0; left--) {
            assertThat(enrolling.wrong().refusal()).isEqualTo("INVALID_OTP");
            assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(left);
        }

        assertThat(enrolling.right().refusal()).isEqualTo("OTP_ATTEMPTS_LIMIT");
        assertThat(enrolling.after(COOL_DOWN.minusMillis(1)).resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.after(Duration.ofMillis(1)).resend().refusal()).isEmpty();
        assertThat(enrolling.code().attemptsRemaining()).isEqualTo(3);
        assertThat(enrolling.right().status()).isEqualTo("ENROLLED");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isClosedForADayAfterTheTenthFailure(DeviceType type) {
        var enrolling = asked(type);
        for (var round = 0; round < 3; round++) {
            enrolling.wrong(3).after(COOL_DOWN).resend();
        }

        assertThat(enrolling.wrong().status()).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
        assertThat(enrolling.createPhone(type.name(), PHONE).refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(enrolling.retryAt()).isEqualTo(world.clock.instant().plus(Duration.ofHours(24)));
        assertThat(enrolling.createPhone(type.name(), "+15125201235").refusal())
                .as("another number")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SMS, VOICE", "VOICE, SMS"})
    @DisplayName("has a count for each type, however the number is written")
    void countsPerType(String counted, String other) {
        world.begin().createPhone(counted, PHONE).wrong(2);

        assertThat(world.begin().createPhone(other, PHONE).code().attemptsRemaining())
                .isEqualTo(3);
        world.clock.advance(BETWEEN_SENDS);
        assertThat(world.begin().createPhone(counted, WRITTEN).code().attemptsRemaining())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isSentSixCodesInOneCountHalfAMinuteApart(DeviceType type) {
        var enrolling = asked(type);
        assertThat(enrolling.resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
        for (var left = 4; left >= 0; left--) {
            assertThat(enrolling.after(BETWEEN_SENDS).resend().refusal()).isEmpty();
            assertThat(enrolling.code().resendsRemaining()).isEqualTo(left);
        }

        assertThat(enrolling.after(BETWEEN_SENDS).resend().refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(world.begin().createPhone(type.name(), WRITTEN).refusal())
                .as("a new execution")
                .isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    @DisplayName("spends from one budget of its number, whether it is texted or called, and however it is written")
    void oneBudget() {
        var budget = new Effect.Spend("send " + PHONE, 10, Duration.ofHours(1));

        assertThat(world.begin().createPhone("SMS", PHONE).story.spent()).containsExactly(budget);
        assertThat(world.begin().createPhone("VOICE", WRITTEN).story.spent()).containsExactly(budget);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isBoundOnceForItsType(DeviceType type) {
        var other = type == DeviceType.SMS ? "VOICE" : "SMS";
        var slow = asked(type);
        world.clock.advance(BETWEEN_SENDS);
        asked(type).right();

        assertThat(slow.right().refusal()).as("at activation").isEqualTo("UNIQUENESS_VIOLATION");
        var again = world.begin().createPhone(type.name(), "+1.512.520.1234");
        assertThat(again.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(again.refusal()).isEqualTo("UNIQUENESS_VIOLATION");
        assertThat(again.target()).isEqualTo("phone");
        assertThat(again.createPhone(other, PHONE).right().status())
                .as("for the other type")
                .isEqualTo("ENROLLED");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isTheRequestsElseTheInputs(DeviceType type) {
        assertThat(world.begin().create(type.name()).story.sent())
                .extracting(it -> it.body().to())
                .containsExactly("+14155550100");
        assertThat(asked(type).story.sent()).extracting(it -> it.body().to()).containsExactly(PHONE);
        world.input = "{\"user\": {\"id\": \"alice\", \"email\": \"alice@example.com\"}}";
        for (var none : new String[] {null, "", " "}) {
            var without = world.begin().createPhone(type.name(), none);
            assertThat(without.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(without.refusal()).isEqualTo("REQUIRED_VALUE");
            assertThat(without.target()).isEqualTo("phone");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "VOICE"})
    void isRefusedWhereItIsNone(DeviceType type) {
        for (var wrong : new String[] {"5125201234", "+1512520", "+19005551234", "alice@example.com"}) {
            var enrolling = world.begin().createPhone(type.name(), wrong);
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_VALUE");
            assertThat(enrolling.target()).isEqualTo("phone");
            assertThat(enrolling.story.isStored()).isFalse();
        }
    }

    @Test
    void obeysThePolicyOfItsType() {
        var strict = World.of("""
                {"sms": {"enabled": true, "otp": {"otpLength": 8, "lifeTime": {"duration": 1, "timeUnit": "MINUTES"},
                   "failure": {"count": 1, "coolDown": {"duration": 5, "timeUnit": "MINUTES"}}}}}
                """);
        var texted = strict.begin().createPhone("SMS", PHONE);

        assertThat(texted.otp()).hasSize(8);
        assertThat(texted.code().expiresAt()).isEqualTo(strict.clock.instant().plusSeconds(60));
        assertThat(texted.wrong().inner("attemptsRemaining")).isEqualTo(0);
        assertThat(strict.begin().createPhone("VOICE", PHONE).otp()).hasSize(6);
    }

    @Test
    void needsAnOtpAndNoAttestation() {
        assertThat(asked(DeviceType.SMS).activate(null).refusal()).isEqualTo("REQUIRED_VALUE");
    }
}

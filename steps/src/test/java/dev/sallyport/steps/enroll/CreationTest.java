package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Problem;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.Reference;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A device that is created")
class CreationTest {
    private final World world = World.of("{}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # type  | email             | application                          | refusing       | target
        -       | -                 | -                                    | REQUIRED_VALUE | type
        PIGEON  | -                 | -                                    | INVALID_VALUE  | type
        email   | -                 | -                                    | INVALID_VALUE  | type
        EMAIL   | alice             | -                                    | INVALID_VALUE  | email
        EMAIL   | a@b@example.com   | -                                    | INVALID_VALUE  | email
        EMAIL   | a b@example.com   | -                                    | INVALID_VALUE  | email
        EMAIL   | <a@example.com>   | -                                    | INVALID_VALUE  | email
        EMAIL   | a@-example.com    | -                                    | INVALID_VALUE  | email
        EMAIL   | .a@example.com    | -                                    | INVALID_VALUE  | email
        MOBILE  | -                 | -                                    | REQUIRED_VALUE | application.id
        MOBILE  | -                 | d0000000-0000-4000-8000-00000000000f | INVALID_VALUE  | application.id
        """)
    void mustBeWhatIsAllowed(
            @Nullable String type, @Nullable String email, @Nullable String app, String refusing, String target) {
        var asked = new CreateDevice(type, null, email, null, app == null ? null : new Reference(app), null);
        var enrolling = world.begin().ask("device.create", asked);

        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(enrolling.refusal()).isEqualTo(refusing);
        assertThat(enrolling.target()).isEqualTo(target);
        assertThat(enrolling.story.isStored()).isFalse();
    }

    @Test
    void namesTheTypesThatAreAllowed() {
        assertThat(world.begin().create("PIGEON").inner("allowedValues")).isEqualTo(List.of(DeviceType.values()));
    }

    @Test
    void needsAnAddressFromTheBodyOrTheInputs() {
        world.input = "{\"user\": {\"id\": \"alice\"}}";

        assertThat(world.begin().create("EMAIL").refusal()).isEqualTo("REQUIRED_VALUE");
        assertThat(world.begin().createEmail("carol@example.com", null).story.sent())
                .singleElement()
                .satisfies(it -> assertThat(it.body().to()).isEqualTo("carol@example.com"));
    }

    @Test
    void takesTheBodysAddressBeforeTheInputs() {
        assertThat(world.begin().createEmail(" carol@example.com ", null).story.sent())
                .singleElement()
                .satisfies(it -> assertThat(it.body().to()).isEqualTo("carol@example.com"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100})
    void mayHaveANicknameOf1To100Characters(int length) {
        assertThat(world.begin().createEmail(null, "x".repeat(length)).refusal())
                .isEmpty();
        assertThat(world.begin()
                        .createEmail("b@example.com", "\uD83D\uDCF1".repeat(length))
                        .refusal())
                .as("characters, not code units")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tab\there", "line\nbreak", "LONG"})
    void hasNoOtherNickname(String nickname) {
        var enrolling = world.begin().createEmail(null, nickname.equals("LONG") ? "x".repeat(101) : nickname);

        assertThat(enrolling.refusal()).isEqualTo("INVALID_VALUE");
        assertThat(enrolling.target()).isEqualTo("nickname");
        assertThat(enrolling.inner("rangeMaximumValue")).isEqualTo(100);
    }

    private void enroll(int devices) {
        for (var i = 0; i < devices; i++) {
            assertThat(world.begin()
                            .createEmail("a" + i + "@example.com", null)
                            .right()
                            .status())
                    .isEqualTo("ENROLLED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL", "TOTP", "MOBILE"})
    @DisplayName("is refused with 429 where the user has as many ACTIVE ones as are allowed; the link stays")
    void limit(String type) {
        enroll(3);
        var enrolling = world.begin().create(type);

        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(enrolling.refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(enrolling.inner("quotaLimit")).isEqualTo(3);
        assertThat(enrolling.story.offered()).contains("device.create");
    }

    @Test
    void isRefusedAtActivationAsWellWhereOthersCameFirst() {
        var slow = world.begin().createEmail("slow@example.com", null);
        enroll(3);

        assertThat(slow.right().refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(slow.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(world.devices()).hasSize(3);
    }

    @Test
    void doesNotCountWhilePending() {
        for (var i = 0; i < 10; i++) {
            assertThat(world.begin().createEmail("a" + i + "@example.com", null).refusal())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "is refused where the same address is ACTIVE already, however it is written, at creation and activation")
    void sameAddressTwice() {
        var slow = world.begin().createEmail("Dora@example.com", null);
        slow.after(Duration.ofSeconds(30));
        world.begin().createEmail("dora@EXAMPLE.com", null).right();

        assertThat(slow.right().refusal()).isEqualTo("UNIQUENESS_VIOLATION");
        var again = world.begin().createEmail("dora@example.COM", null);
        assertThat(again.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(again.refusal()).isEqualTo("UNIQUENESS_VIOLATION");
        assertThat(again.target()).isEqualTo("email");
    }

    @Test
    @DisplayName("sets mfaEnabled in the same move, unless the definition says otherwise")
    void enableMfa() {
        world.configuration = new EnrollConfiguration(true, null, null, null, false);
        world.begin().create("EMAIL").right();
        assertThat(world.user().mfaEnabled()).isFalse();

        world.configuration = new EnrollConfiguration(true, null, null, null, true);
        var second = world.begin().createEmail("b@example.com", null).right();
        assertThat(world.user().mfaEnabled()).isTrue();
        assertThat(second.story.kept()).extracting(it -> it.kind()).contains("user", "device");
    }

    @Test
    void endsWithTheDeviceAsOutput() {
        var enrolled = world.begin().create("EMAIL").right().story.state(Enrollment.Enrolled.class);

        assertThat(enrolled.outputs().toString())
                .contains("id=" + world.devices().getFirst().id())
                .contains("type=EMAIL");
    }

    @Test
    void isGuardedAgainstTooManyAddresses() {
        for (var i = 0; i < CodeProof.MOST_COUNTS; i++) {
            assertThat(world.begin().createEmail("a" + i + "@example.com", null).refusal())
                    .isEmpty();
        }

        assertThat(world.begin().createEmail("one-more@example.com", null).refusedAs())
                .isEqualTo(Problem.Code.REQUEST_LIMITED);
    }
}

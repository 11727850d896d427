package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.Problem;
import dev.sallyport.steps.enroll.Device.Passkey;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.WebAuthnSettings;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("A FIDO authenticator that is enrolled")
class PasskeyStoryTest {
    private static final Duration COOL_DOWN = Duration.ofMinutes(2);

    private final World world = World.of("{}");
    private final Enrolling enrolling = world.begin().create("SECURITY_KEY");

    private static JsonNode made(Enrolling asked, int credential) {
        return SoftAuthenticator.register(asked.passkey().options(), Samples.ORIGIN, credential);
    }

    /** A registration for another challenge: right in all but that. */
    private Enrolling replay(Enrolling asked) {
        return asked.attest(made(world.begin().create("PLATFORM"), 9), Samples.ORIGIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "SECURITY_KEY"})
    void isProvedByItsAttestation(DeviceType type) {
        var asked = world.begin().create(type.name());
        assertThat(asked.story.effects()).isEmpty();
        assertThat(asked.story.offered()).containsExactly("device.activate", "device.delete");

        asked.attest(1);

        assertThat(asked.status()).isEqualTo("ENROLLED");
        assertThat(world.user().mfaEnabled()).isTrue();
        assertThat(world.devices()).singleElement().isInstanceOfSatisfying(Passkey.class, it -> {
            assertThat(it.type()).isEqualTo(type);
            assertThat(it.credential().id()).isEqualTo(SoftAuthenticator.credentialId(1));
            assertThat(it.credential().transports()).containsExactly("usb");
            assertThat(it.rp().id()).isEqualTo(Samples.RP_ID);
        });
    }

    @Test
    @DisplayName(
            "is kept under its credential id, which the environment has once; who breaks that is told of the attestation")
    void lookup() {
        assertThat(enrolling.attest(7).story.kept())
                .filteredOn(it -> it.kind().equals("device"))
                .extracting(Effect.Keep::lookup)
                .containsExactly(new Effect.Lookup(SoftAuthenticator.credentialId(7), "attestation"));
    }

    @Test
    void mayAnswerWithTheVendorsString() {
        var text = JsonNodeFactory.instance.stringNode(made(enrolling, 1).toString());

        assertThat(enrolling.attest(text, Samples.ORIGIN).status()).isEqualTo("ENROLLED");
    }

    @Test
    void needsAnAttestationAndItsOrigin() {
        assertThat(enrolling.attest(null, Samples.ORIGIN).refusal()).isEqualTo("REQUIRED_VALUE");
        assertThat(enrolling.target()).isEqualTo("attestation");
        assertThat(enrolling
                        .attest(JsonNodeFactory.instance.nullNode(), Samples.ORIGIN)
                        .target())
                .isEqualTo("attestation");
        assertThat(enrolling.activate("123456").target()).isEqualTo("attestation");
        for (var none : new String[] {null, "", " "}) {
            assertThat(enrolling.attest(made(enrolling, 1), none).refusal()).isEqualTo("REQUIRED_VALUE");
            assertThat(enrolling.target()).isEqualTo("origin");
        }
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(enrolling.attempts().remaining()).as("uncounted").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "https://login.example.org.evil.com",
                "https://LOGIN.example.org",
                "https://login.example.org/",
                "https://login.example.org:443",
                "http://login.example.org",
                "login.example.org",
                "null",
                "*"
            })
    void comesFromAnAllowedOriginAlone(String origin) {
        var made = SoftAuthenticator.register(enrolling.passkey().options(), origin, 1);

        assertThat(enrolling.attest(made, origin).refusal()).isEqualTo("INVALID_VALUE");
        assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
        assertThat(enrolling.target()).isEqualTo("origin");
        assertThat(enrolling.inner("allowedValues")).isEqualTo(List.of(Samples.ORIGIN));
        assertThat(enrolling.story.isStored()).isFalse();
    }

    @Test
    void comesFromTheOriginThatItsClientDataSay() {
        var made = SoftAuthenticator.register(enrolling.passkey().options(), "https://evil.example.org", 1);

        assertThat(enrolling.attest(made, Samples.ORIGIN).refusal()).isEqualTo("INVALID_ATTESTATION");
        assertThat(enrolling.inner("reason")).isEqualTo("originMismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"\"",
                "\"{\"",
                "\"5\"",
                "\"null\"",
                "{\"response\": null}",
                "{\"response\": {\"clientDataJSON\": \"e30\"}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"\"}}",
                "{\"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"****\"}}",
                "{\"response\": {\"clientDataJSON\": [1], \"attestationObject\": \"oA\"}}",
                "{\"id\": \"AA\", \"rawId\": \"AQ\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}",
                "{\"type\": \"password\", \"response\": {\"clientDataJSON\": \"e30\", \"attestationObject\": \"oA\"}}"
            })
    void isRefusedUncountedWhereTheAttestationCannotBeRead(String attestation) {
        refusedUncounted(attestation, Problem.Code.INVALID_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "true"})
    void isRefusedUncountedWhereTheAttestationHasAnotherJsonType(String attestation) {
        refusedUncounted(attestation, Problem.Code.INVALID_REQUEST);
    }

    private void refusedUncounted(String attestation, Problem.Code code) {
        var before = enrolling.story.state();

        for (var i = 0; i < 5; i++) {
            enrolling.attest(JsonMapper.shared().readTree(attestation), Samples.ORIGIN);
            assertThat(enrolling.refusedAs()).isEqualTo(code);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_VALUE");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.story.isStored()).isFalse();
        }
        assertThat(enrolling.story.state()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "bears F attestations that prove nothing, each a stored move and a refusal; the F-th says 0 and locks for the cool-down")
    void attempts() {
        for (var left = 2; left >= 0; left--) {
            replay(enrolling);
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(enrolling.refusal()).isEqualTo("INVALID_ATTESTATION");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.inner("attemptsRemaining")).isEqualTo(left);
            assertThat(enrolling.inner("reason")).isEqualTo("challengeMismatch");
            assertThat(enrolling.story.isStored()).isTrue();
        }
        var end = world.clock.instant().plus(COOL_DOWN);
        assertThat(enrolling.story.wakes())
                .containsExactly(new Effect.Wake(
                        end, new CoolDownEnded(enrolling.pending().id())));

        for (var i = 0; i < 5; i++) {
            enrolling.attest(1);
            assertThat(enrolling.refusedAs()).isEqualTo(Problem.Code.REQUEST_FAILED);
            assertThat(enrolling.refusal()).isEqualTo("ATTESTATION_ATTEMPTS_LIMIT");
            assertThat(enrolling.target()).isEqualTo("attestation");
            assertThat(enrolling.retryAt()).isEqualTo(end);
            assertThat(enrolling.story.isStored()).as("unchecked and uncounted").isFalse();
        }
        assertThat(enrolling.story.offered()).as("a limit hides no link").contains("device.activate");
        assertThat(enrolling.after(COOL_DOWN.minusMillis(1)).attest(1).refusal())
                .isEqualTo("ATTESTATION_ATTEMPTS_LIMIT");
        assertThat(enrolling.after(Duration.ofMillis(1)).attest(1).status()).isEqualTo("ENROLLED");
    }

    @Test
    void hasAllAttemptsAgainAfterTheCoolDown() {
        replay(replay(replay(enrolling))).after(COOL_DOWN);

        assertThat(replay(enrolling).inner("attemptsRemaining")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOTP", "SECURITY_KEY"})
    @DisplayName(
            "shows its attempts again once the cool-down's wake came; one that is early, late or another's changes nothing")
    void wake(String type) {
        var asked = world.begin().create(type);
        for (var i = 0; i < 3; i++) {
            var unused = type.equals("TOTP") ? asked.activate("x") : replay(asked);
        }
        var ended = new CoolDownEnded(asked.pending().id());

        assertThat(asked.after(COOL_DOWN.minusMillis(1))
                        .ask("proof.coolDownEnded", ended)
                        .story
                        .isStored())
                .as("early")
                .isFalse();
        asked.after(Duration.ofMillis(1));
        assertThat(asked.ask("proof.coolDownEnded", new CoolDownEnded("another"))
                        .story
                        .isStored())
                .isFalse();
        assertThat(asked.ask("proof.coolDownEnded", ended).story.isStored()).isTrue();
        assertThat(type.equals("TOTP") ? asked.totp().attempts() : asked.attempts())
                .isEqualTo(Attempts.of(3));
        assertThat(asked.ask("proof.coolDownEnded", ended).story.isStored())
                .as("again")
                .isFalse();
    }

    @Test
    void bearsWhatThePolicyOfItsTypeSays() {
        var strict = World.of("""
                {"platform": {"enabled": true, "failure": {"count": 1, "coolDown": {"duration": 5, "timeUnit": "MINUTES"}}},
                 "securityKey": {"enabled": true, "failure": {"count": 2}}}
                """);
        var platform = strict.begin().create("PLATFORM");
        var key = strict.begin().create("SECURITY_KEY");

        platform.attest(made(key, 1), Samples.ORIGIN);
        assertThat(platform.inner("attemptsRemaining")).isEqualTo(0);
        assertThat(platform.attest(1).retryAt())
                .isEqualTo(strict.clock.instant().plus(Duration.ofMinutes(5)));
        key.attest(made(platform, 1), Samples.ORIGIN);
        assertThat(key.inner("attemptsRemaining")).isEqualTo(1);
    }

    @Test
    void isRefusedWhereAnOlderBlockSaysSo() {
        var older = World.of("{\"platform\": {\"enabled\": true}}");
        var disabled = World.of("{\"securityKey\": {\"enabled\": true, \"pairingDisabled\": true}}");

        assertThat(older.begin().create("PLATFORM").refusal()).isEmpty();
        assertThat(older.begin().create("SECURITY_KEY").target()).isEqualTo("type");
        assertThat(disabled.begin().create("SECURITY_KEY").refusal()).isEqualTo("INVALID_VALUE");
        assertThat(disabled.begin().create("PLATFORM").refusal()).isEqualTo("INVALID_VALUE");
    }

    @Test
    @DisplayName("is refused with 429 where the user has as many devices as are allowed, at creation and activation")
    void limit() {
        for (var i = 1; i <= 3; i++) {
            assertThat(world.begin().create("PLATFORM").attest(i).status()).isEqualTo("ENROLLED");
        }

        assertThat(enrolling.attest(4).refusedAs()).isEqualTo(Problem.Code.REQUEST_LIMITED);
        assertThat(enrolling.status()).isEqualTo("ACTIVATION_REQUIRED");
        assertThat(enrolling.attempts().remaining()).as("uncounted").isEqualTo(3);
        var refused = world.begin().create("PLATFORM");
        assertThat(refused.refusal()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refused.inner("quotaLimit")).isEqualTo(3);
        assertThat(refused.story.offered()).contains("device.create");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # origins                                       | the environment's | asked for         | refusing       | rp.id
        https://login.example.org                       | example.org       | -                 |                | example.org
        https://login.example.org                       | -                 | -                 | REQUIRED_VALUE |
        https://login.example.org                       | -                 | login.example.org |                | login.example.org
        https://login.example.org                       | example.org       | login.example.org |                | login.example.org
        https://login.example.org                       | login.example.org | example.org       |                | example.org
        https://login.example.org                       | example.org       | org               | INVALID_VALUE  |
        https://login.example.org                       | example.org       | example.com       | INVALID_VALUE  |
        https://login.example.org                       | example.org       | other.example.org | INVALID_VALUE  |
        https://login.example.org                       | example.org       | a.login.example.org | INVALID_VALUE |
        https://login.example.org                       | example.org       | ple.org           | INVALID_VALUE  |
        https://login.example.org                       | example.org       | EXAMPLE.org       | INVALID_VALUE  |
        https://login.example.org                       | example.org       | example.org.      | INVALID_VALUE  |
        https://login.example.org                       | example.org       | https://example.org | INVALID_VALUE |
        https://login.example.org                       | example.org       | ''                | INVALID_VALUE  |
        https://login.example.co.uk                     | -                 | co.uk             | INVALID_VALUE  |
        https://login.example.co.uk                     | -                 | example.co.uk     |                | example.co.uk
        https://me.github.io                            | -                 | github.io         | INVALID_VALUE  |
        http://localhost:8080                           | -                 | localhost         |                | localhost
        http://127.0.0.1:8080                           | -                 | 127.0.0.1         | INVALID_VALUE  |
        http://login.example.org                        | -                 | example.org       | INVALID_VALUE  |
        android:apk-key-hash:abc                        | -                 | example.org       | INVALID_VALUE  |
        android:apk-key-hash:abc,https://example.org    | -                 | example.org       |                | example.org
        """)
    void isForARelyingPartyOfTheEnvironment(
            String origins,
            @Nullable String own,
            @Nullable String asked,
            @Nullable String refusing,
            @Nullable String id) {
        var browsers = new WebAuthnSettings(own, null, List.of(origins.split(",")));
        world.settings = Samples.environment(Samples.policy("{}"), Channels.EVERYWHERE, browsers);
        var created = world.begin().createPasskey("PLATFORM", asked, null);

        assertThat(created.refusal()).isEqualTo(refusing == null ? "" : refusing);
        if (refusing == null) {
            assertThat(created.passkey().rp().id()).isEqualTo(id);
            assertThat(created.passkey().rp().name())
                    .as("its id, where nobody named it")
                    .isEqualTo(id);
        } else {
            assertThat(created.refusedAs()).isEqualTo(Problem.Code.INVALID_DATA);
            assertThat(created.target()).isEqualTo("rp.id");
        }
    }

    @Test
    void isShownTheRelyingPartysName() {
        assertThat(enrolling.passkey().rp().name()).isEqualTo("Example");
        assertThat(world.begin()
                        .createPasskey("PLATFORM", null, "Acme & Co")
                        .passkey()
                        .rp()
                        .name())
                .isEqualTo("Acme & Co");
        assertThat(world.begin()
                        .createPasskey("PLATFORM", null, "x".repeat(100))
                        .refusal())
                .isEmpty();
        for (var wrong : new String[] {"", " ", "x".repeat(101)}) {
            var refused = world.begin().createPasskey("PLATFORM", null, wrong);
            assertThat(refused.refusal()).isEqualTo("INVALID_VALUE");
            assertThat(refused.target()).isEqualTo("rp.name");
        }
    }
}

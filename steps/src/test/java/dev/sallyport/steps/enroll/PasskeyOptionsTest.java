package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.kit.FakeDigest;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.webauthn.CreationOptions;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a browser is asked for")
class PasskeyOptionsTest {
    private final World world = World.of("{}");

    private CreationOptions options(String type) {
        return world.begin().create(type).passkey().options();
    }

    /** The same user's options at a server whose newest key is another. */
    private CreationOptions optionsUnder(String key) {
        var story = world.begin().story;
        var now = story.context();
        var rotated = new StepContext<>(
                now.execution(),
                now.definition(),
                now.terms(),
                now.settings(),
                now.subject(),
                now.now(),
                now.expiresAt(),
                now.chance(),
                new FakeDigest(key));
        var step = World.TYPE.step();
        var create = step.move(story.state(), "device.create", rotated).orElseThrow();
        var next = step.take(story.state(), create, Enrolling.device("PLATFORM"), rotated)
                .next();
        return ((Device.NewPasskey) ((ActivationRequired) next).device()).options();
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM, PLATFORM", "SECURITY_KEY, CROSS_PLATFORM"})
    void isAnAuthenticatorOfTheTypesAttachment(String type, CreationOptions.Attachment attachment) {
        assertThat(options(type).attachment()).isEqualTo(attachment);
    }

    @Test
    void isToAnswerAChallengeOf32BytesThatNobodyHadBefore() {
        assertThat(Base64.getUrlDecoder().decode(options("PLATFORM").challenge()))
                .hasSize(32);
        assertThat(options("PLATFORM").challenge())
                .isNotEqualTo(options("PLATFORM").challenge());
        var asked = world.begin().create("PLATFORM");
        var first = asked.passkey().options().challenge();
        assertThat(asked.delete().create("PLATFORM").passkey().options().challenge())
                .as("the same execution")
                .isNotEqualTo(first);
    }

    @Test
    @DisplayName("is for COSE algorithms -7, -8, -257, the preferred one first")
    void algorithms() {
        assertThat(options("PLATFORM").algorithms()).containsExactly(-7, -8, -257);
    }

    @Test
    void namesTheUserByEmailElseById() {
        assertThat(options("PLATFORM").user().name()).isEqualTo(Samples.EMAIL);
        world.input = "{\"user\": {\"id\": \"alice\"}}";
        assertThat(options("PLATFORM").user().name()).isEqualTo("alice");
    }

    @Test
    @DisplayName("WebAuthn Level 3 14.6.1: knows the user by 32 bytes that tell nothing")
    void userHandle() {
        var handle = Base64.getUrlDecoder().decode(options("PLATFORM").user().id());

        assertThat(handle).hasSize(32);
        assertThat(new String(handle, StandardCharsets.ISO_8859_1)).doesNotContain("alice", "example.com");
        assertThat(options("SECURITY_KEY").user().id())
                .as("the same for all credentials of a user")
                .isEqualTo(options("PLATFORM").user().id());
        assertThat(optionsUnder("another key").user().id())
                .as("keyed")
                .isNotEqualTo(options("PLATFORM").user().id());
    }

    @Test
    void knowsTheUserByTheSameBytesAfterTheKeyHasChanged() {
        var first = world.begin().create("PLATFORM");
        var handle = first.passkey().options().user().id();
        first.attest(1);

        assertThat(world.user().userHandle()).isEqualTo(handle);
        assertThat(optionsUnder("a newer key").user().id()).isEqualTo(handle);
        world.begin().createEmail("b@example.com", null).right();
        assertThat(world.user().userHandle())
                .as("devices of other types leave it")
                .isEqualTo(handle);
    }

    @Test
    void keepsTheHandleThatWasBoundFirst() {
        var known = User.orNew(Optional.empty()).enrolled(true, passkey("first"));

        assertThat(known.enrolled(true, passkey("second")).userHandle()).isEqualTo("first");
    }

    private Device.Passkey passkey(String handle) {
        var asked = world.begin().create("PLATFORM");
        asked.attest(handle.hashCode());
        var bound = (Device.Passkey) world.devices().getLast();
        return new Device.Passkey(bound.id(), null, bound.type(), bound.rp(), handle, bound.credential());
    }

    @Test
    void excludesTheUsersCredentials() {
        assertThat(options("PLATFORM").excluded()).isEmpty();
        world.begin().create("PLATFORM").attest(1);
        world.begin().create("SECURITY_KEY").attest(2);

        assertThat(options("SECURITY_KEY").excluded())
                .extracting(CreationOptions.Excluded::id)
                .containsExactlyInAnyOrder(SoftAuthenticator.credentialId(1), SoftAuthenticator.credentialId(2));
        assertThat(options("PLATFORM").excluded())
                .allSatisfy(it -> assertThat(it.transports()).containsExactly("usb"));
    }

    @Test
    void asksForWhatThePolicySays() {
        var strict = World.of("""
                {"fido2": {"enabled": true, "userVerification": {"option": "REQUIRED"},
                           "discoverableCredentials": "DISCOURAGED"}}
                """);
        var asked = strict.begin().create("PLATFORM").passkey().publicKeyCredentialCreationOptionsJSON();

        assertThat(asked.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(asked.at("/authenticatorSelection/residentKey").asString()).isEqualTo("discouraged");
        assertThat(asked.at("/attestation").asString()).isEqualTo("none");
        assertThat(options("PLATFORM")
                        .publicKeyCredentialCreationOptionsJSON()
                        .at("/authenticatorSelection/userVerification")
                        .asString())
                .isEqualTo("preferred");
    }
}

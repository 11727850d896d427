package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Problem;
import dev.sallyport.steps.policy.Channels;
import dev.sallyport.steps.policy.WebAuthnSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A relying party that a credential is for")
class PasskeyRelyingPartyTest {
    private final World world = World.of("{}");

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
    void isOneOfTheEnvironment(
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
    void hasAName() {
        assertThat(world.begin().create("PLATFORM").passkey().rp().name()).isEqualTo("Example");
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

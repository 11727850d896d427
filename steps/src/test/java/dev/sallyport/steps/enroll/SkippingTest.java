package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.steps.enroll.EnrollConfiguration.SkipEnrollment;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Enrollment that is skipped")
class SkippingTest {
    private final World world = World.of("{}");

    private Enrolling under(SkipEnrollment skip) {
        world.configuration = Samples.configuration(skip);
        return world.begin();
    }

    private static void assertExcluded(Enrolling enrolling) {
        assertThat(enrolling.story.offered()).containsExactly("device.create");
        assertThat(enrolling.skip().refusal()).isEqualTo("INVALID_ACTION");
    }

    @Test
    void isAllowedNowhereUnlessTheDefinitionSaysSo() {
        assertExcluded(under(new SkipEnrollment(null, null, null)));
        assertExcluded(under(new SkipEnrollment(false, 5, null)));
        world.configuration = new EnrollConfiguration(true, null, null, null, null);
        assertExcluded(world.begin());
    }

    @Test
    void hasNoOutputs() {
        assertThat(under(Samples.skipping())
                        .skip()
                        .story
                        .state(Enrollment.Skipped.class)
                        .outputs())
                .isEmpty();
    }

    @Test
    @DisplayName("is counted per user and definition; used up, the link is gone")
    void maxCount() {
        var twice = new SkipEnrollment(true, 2, null);
        assertThat(under(twice).skip().status()).isEqualTo("SKIPPED");
        assertThat(under(twice).skip().status()).isEqualTo("SKIPPED");
        assertExcluded(under(twice));

        world.definition = "d0000000-0000-4000-8000-000000000007";
        assertThat(under(twice).skip().status()).as("another definition").isEqualTo("SKIPPED");
    }

    @Test
    void isAllowedUntilAnInstant() {
        var until = new SkipEnrollment(true, null, HandSetClock.NOON.plusSeconds(60));
        var enrolling = under(until).after(Duration.ofSeconds(60).minusMillis(1));

        assertThat(enrolling.story.offered()).contains("device.skipEnrollment");
        assertExcluded(enrolling.after(Duration.ofMillis(1)));
    }
}

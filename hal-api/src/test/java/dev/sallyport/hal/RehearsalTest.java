package dev.sallyport.hal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.steps.webauthn.Verdict;
import org.junit.jupiter.api.Test;

final class RehearsalTest {

    @Test
    void goesThroughAWholeRegistration() {
        assertThat(Rehearsal.run()).isInstanceOf(Verdict.Proven.class);
    }
}

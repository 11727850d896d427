package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UnknownKeysTest {
    private final HandClock clock = new HandClock();
    private final UnknownKeys keys = new UnknownKeys(clock);

    private void guess(int times, String address) {
        for (int time = 0; time < times; time++) {
            assertThat(keys.guessed(address)).isEmpty();
        }
    }

    @Test
    void theTwentyFirstGuessWaitsUntilTheFirstIsTenMinutesOld() {
        guess(1, "192.0.2.1");
        clock.sleep(Duration.ofMinutes(4));
        guess(19, "192.0.2.1");

        assertThat(keys.guessed("192.0.2.1")).contains(Duration.ofMinutes(6));
        assertThat(keys.guessed("192.0.2.2")).as("elsewhere").isEmpty();
        clock.sleep(Duration.ofMinutes(6));
        guess(20, "192.0.2.1");
        assertThat(keys.guessed("192.0.2.1")).contains(Duration.ofMinutes(10));
    }

    @Test
    void oneNetworkOfIpv6IsOneSource() {
        for (int host = 1; host <= 20; host++) {
            guess(1, "2001:db8::" + host);
        }

        assertThat(keys.guessed("2001:db8::ffff")).isPresent();
        assertThat(keys.guessed("2001:db8:0:1::1")).isEmpty();
    }
}

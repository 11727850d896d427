package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private final HandClock clock = new HandClock();
    private final Throttle throttle = new Throttle(clock);

    private void fail(int times, String client, String address) {
        for (int time = 0; time < times; time++) {
            throttle.failed(client, address);
        }
    }

    @Test
    void tenFailuresShutAClientOutAtOneAddress() {
        fail(9, "worker", "192.0.2.1");
        assertThat(throttle.wait("worker", "192.0.2.1")).isEmpty();
        fail(1, "worker", "192.0.2.1");

        assertThat(throttle.wait("worker", "192.0.2.1")).contains(Duration.ofMinutes(10));
        assertThat(throttle.wait("worker", "192.0.2.2")).as("elsewhere").isEmpty();
        assertThat(throttle.wait("other", "192.0.2.1")).as("another client").isEmpty();
    }

    @Test
    void theWindowBeginsWithTheFirstFailure() {
        fail(1, "worker", "192.0.2.1");
        clock.sleep(Duration.ofMinutes(4));
        fail(9, "worker", "192.0.2.1");

        assertThat(throttle.wait("worker", "192.0.2.1")).contains(Duration.ofMinutes(6));
        clock.sleep(Duration.ofMinutes(6));
        assertThat(throttle.wait("worker", "192.0.2.1")).isEmpty();
        fail(9, "worker", "192.0.2.1");
        assertThat(throttle.wait("worker", "192.0.2.1"))
                .as("counts from one again")
                .isEmpty();
    }

    @Test
    void aHundredFailuresShutAnAddressOut() {
        for (int client = 0; client < 100; client++) {
            assertThat(throttle.wait("worker", "192.0.2.1")).isEmpty();
            throttle.failed("client" + client, "192.0.2.1");
        }

        assertThat(throttle.wait("worker", "192.0.2.1")).isPresent();
        assertThat(throttle.wait("worker", "192.0.2.2")).isEmpty();
    }

    @Test
    void successForgetsTheClientsFailures() {
        fail(9, "worker", "192.0.2.1");
        throttle.succeeded("worker", "192.0.2.1");
        fail(9, "worker", "192.0.2.1");

        assertThat(throttle.wait("worker", "192.0.2.1")).isEmpty();
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        for (int host = 0; host < 100; host++) {
            throttle.failed("client" + host, "2001:db8:1:2::" + host);
        }

        assertThat(throttle.wait("worker", "2001:db8:1:2:ffff::1")).isPresent();
        assertThat(throttle.wait("worker", "2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void idsThatAreTooLongCountTogether() {
        for (int time = 0; time < 10; time++) {
            throttle.failed("w".repeat(101 + time), "192.0.2.1");
        }

        assertThat(throttle.size()).isEqualTo(2);
        assertThat(throttle.wait("w".repeat(200), "192.0.2.1")).isPresent();
        assertThat(throttle.wait("w".repeat(100), "192.0.2.1")).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        for (int host = 0; host < 20_000; host++) {
            throttle.failed("worker", "10.0." + host / 256 + "." + host % 256);
        }

        assertThat(throttle.size()).isEqualTo(FailureCounts.MOST_COUNTERS);
    }
}

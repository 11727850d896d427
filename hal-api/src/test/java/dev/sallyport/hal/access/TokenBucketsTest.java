package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final HandClock clock = new HandClock();
    private final TokenBuckets buckets = new TokenBuckets(clock, 3, 2);

    @Test
    void aBucketIsEmptiedAtOnceAndFillsWithTime() {
        take(3);
        assertThat(buckets.take("a")).contains(Duration.ofMillis(500));
        assertThat(buckets.take("b")).as("another's").isEmpty();

        clock.sleep(Duration.ofMillis(400));
        assertThat(buckets.take("a")).contains(Duration.ofMillis(100));
        clock.sleep(Duration.ofMillis(100));
        take(1);
        assertThat(buckets.take("a")).as("a refusal takes nothing").contains(Duration.ofMillis(500));
    }

    @Test
    void itHoldsNoMoreThanItCan() {
        take(3);
        clock.sleep(Duration.ofDays(1));
        take(3);
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void aClockThatIsSetBackTakesNothingAway() {
        take(2);
        clock.sleep(Duration.ofHours(-1));
        take(1);
        assertThat(buckets.take("a")).contains(Duration.ofMillis(500));
    }

    @Test
    void theOldestBucketsAreForgotten() {
        take(3);
        IntStream.range(0, TokenBuckets.MOST_BUCKETS).forEach(it -> buckets.take("key " + it));
        take(3);
    }

    @Test
    void withoutASourceLimitNobodyIsCounted() {
        var limits = new Limits(clock, 0);
        assertThat(IntStream.range(0, 1_000).mapToObj(it -> limits.request("127.0.0.1")))
                .allSatisfy(it -> assertThat(it).isEmpty());
    }

    @Test
    void addressesOfOneNetworkShareABucket() {
        var limits = new Limits(clock, 1);
        IntStream.range(0, 10)
                .forEach(it -> assertThat(limits.request("2001:db8::" + it)).isEmpty());
        assertThat(limits.request("2001:db8:0:0:ffff::1")).isPresent();
        assertThat(limits.request("2001:db8:0:1::1")).isEmpty();
    }

    private void take(int tokens) {
        IntStream.range(0, tokens).forEach(it -> assertThat(buckets.take("a")).isEmpty());
    }
}

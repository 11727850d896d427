package dev.sallyport.hal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.text.MessageFormat;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** When keys are fetched, decided by a set clock. */
final class RemoteKeysTest {
    private final HandClock clock = new HandClock();
    private final ArrayDeque<Promise<List<PublishedKey>>> asked = new ArrayDeque<>();
    private final RemoteKeys remote = new RemoteKeys("https://issuer.example/jwks", this::ask, clock);
    private final ECKey pair = new ECKey.Builder(KeyTexts.pair()).keyID("a").build();
    private final List<PublishedKey> keys = published(pair);
    private final UnprovenToken known = token("a");
    private final UnprovenToken unknown = token("b");

    private Future<List<PublishedKey>> ask() {
        Promise<List<PublishedKey>> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    private static List<PublishedKey> published(ECKey key) {
        try {
            return PublishedKey.readAll(new JWKSet(key).toString(true));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private UnprovenToken token(String key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key).build();
        return UnprovenToken.read(TestIssuer.sign(header, new JWTClaimsSet.Builder().build(), pair))
                .orElseThrow();
    }

    private void fetched() {
        var waiting = remote.keysFor(known);
        asked.remove().complete(keys);
        assertThat(Soon.of(waiting)).isEqualTo(keys);
    }

    @Test
    void manyWaitForOneFetch() {
        var first = remote.keysFor(known);
        var second = remote.keysFor(unknown);

        assertThat(asked).hasSize(1);
        asked.remove().complete(keys);
        assertThat(Soon.of(first)).isEqualTo(keys);
        assertThat(Soon.of(second)).isEqualTo(keys);
    }

    @Test
    void keysAreFreshForTenMinutes() {
        fetched();

        clock.sleep(Duration.ofMinutes(10).minusMillis(1));
        assertThat(Soon.of(remote.keysFor(known))).isEqualTo(keys);
        assertThat(asked).isEmpty();
        clock.sleep(Duration.ofMillis(1));
        var renewed = remote.keysFor(known);
        asked.remove().complete(List.of());
        assertThat(Soon.of(renewed)).as("an issuer may withdraw its keys").isEmpty();
    }

    @Test
    void oldKeysServeADayWhileTheIssuerIsAway() {
        fetched();

        clock.sleep(Duration.ofHours(24).minusMillis(1));
        assertThat(afterFailure()).isEqualTo(keys);
        clock.sleep(Duration.ofMillis(1));
        assertThat(Soon.of(remote.keysFor(known))).isEmpty();
    }

    @Test
    void aFailedFetchIsTriedAgainAfterTenSeconds() {
        assertThat(afterFailure()).isEmpty();

        clock.sleep(Duration.ofSeconds(10).minusMillis(1));
        assertThat(Soon.of(remote.keysFor(known))).isEmpty();
        assertThat(asked).isEmpty();
        clock.sleep(Duration.ofMillis(1));
        fetched();
    }

    @Test
    void aFetchThatThrowsIsAFailureToo() {
        var broken = new RemoteKeys(
                "https://issuer.example/jwks",
                () -> {
                    throw new IllegalStateException("closed");
                },
                clock);

        assertThat(Soon.of(broken.keysFor(known))).isEmpty();
    }

    @Test
    void unknownKeyIdsAreLookedForOnceAMinuteInAll() {
        fetched();

        for (int time = 0; time < 100; time++) {
            assertThat(Soon.of(remote.keysFor(unknown))).isEqualTo(keys);
        }
        assertThat(asked).isEmpty();
        clock.sleep(Duration.ofMinutes(1));
        var waiting = remote.keysFor(unknown);
        assertThat(asked).hasSize(1);
        assertThat(Soon.of(remote.keysFor(known))).as("does not wait").isEqualTo(keys);
        asked.remove().complete(keys);
        assertThat(Soon.of(waiting)).isEqualTo(keys);
        assertThat(Soon.of(remote.keysFor(unknown))).isEqualTo(keys);
        assertThat(asked).isEmpty();
    }

    @Test
    void anIssuerThatIsAwayIsLoggedOnceAMinute() {
        var lines = new ArrayList<String>();
        var log = Logger.getLogger(RemoteKeys.class.getName());
        var listening = new Listening(lines);
        log.addHandler(listening);
        try {
            for (int time = 0; time <= 6; time++) {
                assertThat(afterFailure()).isEmpty();
                clock.sleep(Duration.ofSeconds(10));
            }
        } finally {
            log.removeHandler(listening);
        }
        assertThat(lines).hasSize(2).containsOnly("The keys at https://issuer.example/jwks cannot be fetched: away");
    }

    private static final class Listening extends Handler {
        private final List<String> lines;

        private Listening(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private List<PublishedKey> afterFailure() {
        var waiting = remote.keysFor(known);
        asked.remove().fail("away");
        return Soon.of(waiting);
    }
}

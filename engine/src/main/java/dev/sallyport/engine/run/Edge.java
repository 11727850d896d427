package dev.sallyport.engine.run;

import dev.sallyport.engine.Chance;
import dev.sallyport.engine.KeyedDigest;
import dev.sallyport.engine.Settings;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the pure core is given from outside: time, chance, keys and settings.
 *
 * @param settings by environment
 */
public record Edge(
        InstantSource clock, Supplier<Chance> chance, KeyedDigest digest, Function<String, Settings> settings) {

    /** Chance from the platform's secure source. */
    public static Supplier<Chance> secureChance() {
        var random = new SecureRandom();
        return () -> {
            var seed = new byte[32];
            random.nextBytes(seed);
            return new Chance(seed);
        };
    }

    /** The time, in the milliseconds that the wire shows. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.sallyport.steps.policy;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as the wire has it: {@code {"duration": 10, "timeUnit": "MINUTES"}}.
 *
 * @param timeUnit required; {@link PolicyCheck} refuses a policy without it
 */
public record Period(int duration, @Nullable Unit timeUnit) {

    /** The units of the wire. */
    public enum Unit {
        SECONDS(TimeUnit.SECONDS),
        MINUTES(TimeUnit.MINUTES),
        HOURS(TimeUnit.HOURS),
        DAYS(TimeUnit.DAYS);

        private final TimeUnit unit;

        Unit(TimeUnit unit) {
            this.unit = unit;
        }
    }

    public Duration length() {
        return Duration.of(
                duration, Objects.requireNonNull(timeUnit, "timeUnit").unit.toChronoUnit());
    }

    static Duration or(@Nullable Period period, Duration otherwise) {
        return period == null ? otherwise : period.length();
    }
}

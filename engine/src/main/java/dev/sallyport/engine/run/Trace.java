package dev.sallyport.engine.run;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a trace (W3C Trace Context level 2). Its ids are no secrets and prove nothing.
 *
 * @param id 32 digits of lower-case hexadecimal, not all of them zero
 * @param span 16 of the same: what is done now
 * @param flags sampled (1) and random (2); others are not passed on
 * @param state what systems that trace pass on, checked; null: nothing
 */
public record Trace(
        String id, String span, int flags, @Nullable String state) {
    private static final int KNOWN = 0b11;
    private static final int RANDOM = 0b10;
    private static final Pattern PARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_ID = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** A trace that begins here. */
    public static Trace begun() {
        return new Trace(digits() + digits(), digits(), RANDOM, null);
    }

    /**
     * Reads a {@code traceparent}; a version to come is read as far as this one goes.
     *
     * @param parent the header's value; null: there was none
     * @param state what to pass on beside it; null: nothing
     * @return empty where it is malformed
     */
    public static Optional<Trace> of(@Nullable String parent, @Nullable String state) {
        var read = PARENT.matcher(parent == null ? "" : parent);
        if (!read.matches()
                || read.group(1).equals("ff")
                || (read.group(1).equals("00") && read.group(5) != null)
                || read.group(2).equals(NO_ID)
                || read.group(3).equals(NO_SPAN)) {
            return Optional.empty();
        }
        return Optional.of(
                new Trace(read.group(2), read.group(3), HexFormat.fromHexDigits(read.group(4)) & KNOWN, state));
    }

    /** The same trace, one thing further. */
    public Trace next() {
        return new Trace(id, digits(), flags, state);
    }

    /** As the value of a {@code traceparent}. */
    public String parent() {
        return "00-" + id + "-" + span + "-0" + flags;
    }

    private static String digits() {
        long number;
        do {
            number = ThreadLocalRandom.current().nextLong();
        } while (number == 0);
        return HexFormat.of().toHexDigits(number);
    }
}

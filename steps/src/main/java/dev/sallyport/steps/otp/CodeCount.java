package dev.sallyport.steps.otp;

import dev.sallyport.steps.policy.CodeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to one address of a user, and how often a wrong code came back (decisions.md section 5). It outlives
 * executions, so that neither a resend nor a new device nor a new execution wins an attacker further attempts (NIST SP
 * 800-63B-4 section 3.1.3.2). It ends with success, or a day after the last failure.
 *
 * @param round one more after each cool-down; a code of an earlier round is dead
 * @param failures wrong codes in this round
 * @param total wrong codes in all
 * @param sends codes sent
 * @param coolDownUntil set once the round's failures are used up; null: they are not
 */
public record CodeCount(
        int round,
        int failures,
        int total,
        int sends,
        Instant startedAt,
        @Nullable Instant lastSentAt,
        @Nullable Instant lastFailedAt,
        @Nullable Instant coolDownUntil) {

    /** How many wrong codes in all are borne. */
    public static final int MOST_FAILURES = 10;

    /** How many codes are sent in one count. */
    public static final int MOST_SENDS = 6;

    /** How long there is between two sends. */
    public static final Duration BETWEEN_SENDS = Duration.ofSeconds(30);

    /** How many codes an address gets within {@link #ADDRESS_PERIOD}, whoever asks. */
    public static final int MOST_SENDS_TO_ADDRESS = 10;

    public static final Duration ADDRESS_PERIOD = Duration.ofHours(1);

    private static final Duration MEMORY = Duration.ofHours(24);

    /** A count in which nothing has happened yet. */
    public static CodeCount fresh(Instant now) {
        return new CodeCount(1, 0, 0, 0, now, null, null, null);
    }

    /** When the count is forgotten if nothing more happens. */
    public Instant endsAt() {
        return (lastFailedAt == null ? startedAt : lastFailedAt).plus(MEMORY);
    }

    /** From when on a code may be sent; what has passed is no wait. */
    public Instant mayBeSentAt(boolean freeOfWait) {
        return Stream.of(
                        total >= MOST_FAILURES || sends >= MOST_SENDS ? endsAt() : startedAt,
                        coolDownUntil == null ? startedAt : coolDownUntil,
                        lastSentAt == null || freeOfWait ? startedAt : lastSentAt.plus(BETWEEN_SENDS))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** One more code was sent; after a cool-down a new round begins with it. */
    public CodeCount sent(Instant now) {
        return coolDownUntil == null
                ? new CodeCount(round, failures, total, sends + 1, startedAt, now, lastFailedAt, null)
                : new CodeCount(round + 1, 0, total, sends + 1, startedAt, now, lastFailedAt, null);
    }

    /** One more wrong code came. */
    public CodeCount failed(Instant now, CodeRules rules) {
        var usedUp = failures + 1 >= rules.failures();
        return new CodeCount(
                round,
                failures + 1,
                total + 1,
                sends,
                startedAt,
                lastSentAt,
                now,
                usedUp ? now.plus(rules.coolDown()) : null);
    }

    public boolean isExhausted() {
        return total >= MOST_FAILURES;
    }

    /** Whether a code of a round can still be used. */
    public boolean isAlive(int codeRound) {
        return codeRound == round && coolDownUntil == null && !isExhausted();
    }

    /** How many wrong codes a code of this round still bears. */
    public int attemptsRemaining(CodeRules rules) {
        return coolDownUntil != null ? 0 : Math.max(0, Math.min(rules.failures() - failures, MOST_FAILURES - total));
    }

    public int resendsRemaining() {
        return Math.max(0, MOST_SENDS - sends);
    }
}

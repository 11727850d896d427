package dev.sallyport.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom an execution is about, and what is kept for that user.
 *
 * <p>A move sees all that is kept. The answer to a read or a start sees the user's own record alone, which is all
 * that guards may look at.
 *
 * @param id the surrounding product's id of the user: 1-100 visible characters
 */
public record Subject(String id, List<Kept<?>> kept) {

    public Subject {
        kept = List.copyOf(kept);
    }

    /** All of one kind, in the order in which they were first kept. */
    @SuppressWarnings("unchecked") // the codec read each body as the type that its kind declares
    public <B> Stream<Kept<B>> all(Kind<B> kind) {
        return kept.stream().filter(it -> it.kind().equals(kind)).map(it -> (Kept<B>) it);
    }

    public <B> Optional<Kept<B>> find(Kind<B> kind, String key) {
        return all(kind).filter(it -> it.key().equals(key)).findFirst();
    }

    /** As {@link #find}, but one that has expired by {@code now} counts as gone. */
    public <B> Optional<Kept<B>> live(Kind<B> kind, String key, Instant now) {
        return find(kind, key).filter(it -> it.expiresAt() == null || now.isBefore(it.expiresAt()));
    }
}

package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a device asks: it knows no execution, but a resource's lookup, such as a pairing key. The action is one of
 * the rows that are not offered as links.
 *
 * @param lookups the lookup in each of its spellings
 * @param action the wire name of what the device asks
 * @param asked what it asks; holds no {@link dev.sallyport.engine.Secret}
 * @param at when it came
 * @param trace null: nobody traces
 */
public record Knock<B>(
        String environment,
        Kind<B> kind,
        List<String> lookups,
        String action,
        Action asked,
        Instant at,
        @Nullable Trace trace) {

    public Knock {
        lookups = List.copyOf(lookups);
    }

    /** What comes of it. */
    public sealed interface Answer<B> {

        /** No resource has the lookup. */
        record Unknown<B>() implements Answer<B> {}

        /**
         * It was decided, if there was still something to decide.
         *
         * @param resource as it stands now
         * @param execution as it stands now, with all that is kept for its user
         * @param problem why it was refused, stored move or not
         */
        record Met<B>(Kept<B> resource, Found execution, Optional<Problem> problem) implements Answer<B> {}

        /** A budget that the move would spend from is used up; nothing was written. */
        record Spent<B>() implements Answer<B> {}
    }
}

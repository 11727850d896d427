package dev.sallyport.engine.run;

import dev.sallyport.engine.Notice;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A way to the outside. Called at least once for each message. */
@FunctionalInterface
public interface Channel {

    /**
     * A message on its way out.
     *
     * @param id the same at each try
     * @param trace for a receiver that is a system; never for one that is a person; null: none
     */
    record Message(
            String environment,
            String id,
            String channel,
            Notice notice,
            @Nullable Trace trace) {}

    /**
     * Carries a message.
     *
     * @return succeeds once the receiver's system has taken it; fails with {@link Refused} where trying again is
     *     useless, with anything else where it is not
     */
    Future<Void> deliver(Message message);

    /** The receiver's system will never take this message. Its text holds no address and no code. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String why) {
            super(why);
        }
    }
}

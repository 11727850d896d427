package dev.sallyport.engine.run;

import dev.sallyport.engine.Notice;
import io.vertx.core.Future;

/** A way to the outside. Called at least once for each message. */
@FunctionalInterface
public interface Channel {

    /** A message on its way out. {@code id} is the same at each try. */
    record Message(String environment, String id, String channel, Notice notice) {}

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

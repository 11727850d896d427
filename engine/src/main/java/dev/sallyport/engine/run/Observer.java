package dev.sallyport.engine.run;

import java.time.Duration;

/** Is told what was decided and carried, and how long it took. Called on event loops: it must not block, nor throw. */
public interface Observer {

    /** What became of one try to move an execution. */
    enum Verdict {
        /** Written; a wrong code that is counted, too. */
        STORED,
        /** Refused, and nothing written. */
        REFUSED,
        /** Nothing to do: a wake that came too late. */
        IDLE,
        /** Others were faster; it is decided again, five times at most. */
        STALE,
        /** A resource that must be unique is another's. */
        CLASH,
        /** A budget is used up. */
        EXHAUSTED
    }

    /** What became of one try to carry a message or a wake. */
    enum Carriage {
        DELIVERED,
        RETRIED,
        GIVEN_UP
    }

    /** Nobody looks. */
    Observer NOBODY = new Observer() {
        @Override
        public void decided(String step, String action, Verdict verdict) {}

        @Override
        public void moved(String action, Duration took) {}

        @Override
        public void read(Duration took) {}

        @Override
        public void carried(String channel, Carriage how, Duration late) {}
    };

    /**
     * A try was decided.
     *
     * @param step the type's name; empty: the execution was over
     * @param action as it was asked, so possibly a name that no table has
     */
    void decided(String step, String action, Verdict verdict);

    /** An ask was answered, all its tries included. */
    void moved(String action, Duration took);

    /** An execution was read. */
    void read(Duration took);

    /**
     * A message or a wake was tried.
     *
     * @param late how long it had been due when it was leased
     */
    void carried(String channel, Carriage how, Duration late);
}

package dev.sallyport.hal;

/** The server cannot start for a reason outside of it; the message is a sentence for an operator, without secrets. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }
}

package dev.sallyport.hal.access;

/** Who asks, as far as the token says. What the caller may do is decided elsewhere. */
public sealed interface Caller {

    /** A worker application of the environment. */
    record Worker(String client) implements Caller {}

    /**
     * A user, by the word of an outside issuer.
     *
     * @param subject 1-100 visible characters
     */
    record User(String issuer, String subject) implements Caller {}

    /**
     * Somebody with an interaction token, of which nothing is proved yet.
     *
     * @param tokenDigest as {@link InteractionTokens#digest} makes it, to be compared with that of the execution
     */
    record Holder(String tokenDigest) implements Caller {}
}

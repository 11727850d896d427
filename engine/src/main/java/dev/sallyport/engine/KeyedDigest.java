package dev.sallyport.engine;

/** Digests short secrets under a key that the database does not hold. Pure: equal in, equal out. */
public interface KeyedDigest {

    /** The digest of a value, bound to what it is for; the result names its key. */
    String of(String purpose, String value);

    /** Compares in constant time; false as well where the key of the digest is no longer known. */
    boolean matches(String digest, String purpose, String value);
}

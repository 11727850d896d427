package dev.sallyport.engine;

import java.util.List;

/** Digests short secrets under a key that the database does not hold. Pure: equal in, equal out. */
public interface KeyedDigest {

    /** The digest of a value, bound to what it is for; the result names its key. */
    String of(String purpose, String value);

    /** The digests under every key that is known, the newest first: what was kept under the digest of an older key is found. */
    List<String> all(String purpose, String value);

    /** The digest under the newest key, bare: 32 bytes. For what is kept for good and never compared. */
    byte[] bytes(String purpose, String value);

    /** Compares in constant time; false as well where the key of the digest is no longer known. */
    boolean matches(String digest, String purpose, String value);
}

package dev.sallyport.engine.run;

/** Seals what the database shall not hold in clear (AEAD). Thread-safe. */
public interface Vault {

    /**
     * Seals a text.
     *
     * @param place what the sealed text belongs to, such as an environment and a row's id: it opens nowhere else
     */
    String seal(String clear, String place);

    /**
     * Opens what {@link #seal} made, with whichever key it names.
     *
     * @throws IllegalStateException where the key is unknown, or text or place are not those that were sealed
     */
    String open(String sealed, String place);

    /** Whether a sealed text names the key that seals now. */
    boolean isSealedWithNewest(String sealed);
}

package dev.sallyport.engine.kit;

/**
 * A move that a test took.
 *
 * @param from the state's status
 * @param to the next state's status; {@link #STAYS} where nothing was to be written
 */
public record Taken(String from, String action, String to) implements Comparable<Taken> {
    public static final String STAYS = "(stays)";

    @Override
    public int compareTo(Taken other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%-28s %-24s %s".formatted(from, action, to);
    }
}

package dev.sallyport.engine.run;

import tools.jackson.databind.JsonNode;

/**
 * A wake as it is stored.
 *
 * @param step the step that set it, a later step does not get it; empty: whatever step is current
 * @param action the wire name of an internal row
 */
public record StoredWake(String step, String action, JsonNode members) {
    /** The channel of messages to oneself. */
    public static final String CHANNEL = "FLOW";
}

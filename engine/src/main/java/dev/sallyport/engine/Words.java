package dev.sallyport.engine;

import java.util.Map;

/**
 * A text with the values that it shows. In which language is not the core's business.
 *
 * @param id see {@link Text#id}
 * @param values by the names that the wording uses
 */
public record Words(String id, Map<String, String> values) {
    public Words {
        values = Map.copyOf(values);
    }
}

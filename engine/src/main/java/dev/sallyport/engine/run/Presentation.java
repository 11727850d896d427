package dev.sallyport.engine.run;

import dev.sallyport.engine.Display;
import dev.sallyport.engine.Form;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person is shown of an execution.
 *
 * @param forms of the offered actions by name, in the order of the table
 */
public record Presentation(Optional<Display> display, Map<String, Form> forms) {
    public Presentation {
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }
}

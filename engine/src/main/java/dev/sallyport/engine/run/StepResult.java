package dev.sallyport.engine.run;

import java.util.Map;

/**
 * A step that has ended.
 *
 * @param outputs what {@code steps.<name>.outputs} in expressions means
 */
public record StepResult(String name, String type, String result, Map<String, Object> outputs) {}

package dev.sallyport.engine;

import java.util.Map;

/** A state with no way out: the flow routes on its name in the table and later steps may read its outputs. */
public interface Outcome extends State {

    /** What expressions see as {@code steps.<name>.outputs}; nested maps, strings, numbers and booleans only. */
    Map<String, Object> outputs();
}

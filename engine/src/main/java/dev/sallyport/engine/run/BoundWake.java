package dev.sallyport.engine.run;

import dev.sallyport.engine.Action;

/**
 * A wake on its way into the store, bound to the step that set it.
 *
 * @param id the message's id
 */
public record BoundWake(String id, StoredWake wake) implements Action {}

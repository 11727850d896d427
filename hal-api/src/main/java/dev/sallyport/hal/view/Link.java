package dev.sallyport.hal.view;

import org.jspecify.annotations.Nullable;

/**
 * A HAL link (draft-kelly-json-hal section 5).
 *
 * @param type the media type to send there; null: none is needed
 */
public record Link(String href, @Nullable String type) {}

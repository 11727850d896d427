package dev.sallyport.steps.policy;

import org.jspecify.annotations.Nullable;

/** Another resource, by its id. */
public record Reference(@Nullable String id) {}

package dev.sallyport.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it was read.
 *
 * @param key unique within its environment and kind
 * @param version how often it was written, 1 or more; a write is guarded by it
 * @param expiresAt when it counts as gone; null: never
 */
public record Kept<B>(
        Kind<B> kind,
        String key,
        String status,
        B body,
        long version,
        @Nullable Instant expiresAt) {}

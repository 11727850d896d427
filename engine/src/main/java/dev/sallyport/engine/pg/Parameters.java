package dev.sallyport.engine.pg;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** From the engine's values to those that statements take. */
final class Parameters {

    private Parameters() {}

    static UUID uuid(String id) {
        return UUID.fromString(id);
    }

    static UUID[] uuids(Collection<String> ids) {
        return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

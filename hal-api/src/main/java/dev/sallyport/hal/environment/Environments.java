package dev.sallyport.hal.environment;

import dev.sallyport.engine.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The environments that this server serves. */
public final class Environments {
    private final Map<String, Environment> all;

    public Environments(Collection<Environment> all) {
        this.all = all.stream().collect(Collectors.toUnmodifiableMap(Environment::id, Function.identity()));
    }

    public Optional<Environment> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Whether some environment allows pages of an origin. */
    public boolean allow(String origin) {
        return all.values().stream().anyMatch(it -> it.allowedOrigins().contains(origin));
    }

    public Set<String> ids() {
        return all.keySet();
    }

    /** What steps of an environment may read. */
    public Settings settings(String id) {
        return find(id).map(Environment::settings).orElseGet(() -> new Settings(id, List.of()));
    }
}

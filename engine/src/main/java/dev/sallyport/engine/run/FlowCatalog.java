package dev.sallyport.engine.run;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The definitions that may be started, and those of any version that an execution is pinned to. */
public final class FlowCatalog {
    private final Map<Key, FlowDefinition> current = new ConcurrentHashMap<>();
    private final Map<Key, FlowDefinition> pinned = new ConcurrentHashMap<>();
    private final DefinitionStore store;

    /** A definition by its id (version 0: the newest) or by its name. */
    private record Key(String environment, String idOrName, int version) {}

    /** Where every version of every definition is kept. */
    public interface DefinitionStore {

        /** One version; fails where there is none. */
        Future<FlowDefinition> read(String environment, String id, int version);
    }

    /**
     * A catalogue.
     *
     * @param newest the newest version of each definition
     */
    public FlowCatalog(DefinitionStore store, List<FlowDefinition> newest) {
        this.store = store;
        newest.forEach(this::add);
    }

    private void add(FlowDefinition definition) {
        current.put(new Key(definition.environment(), "id " + definition.id(), 0), definition);
        current.put(new Key(definition.environment(), "name " + definition.name(), 0), definition);
        pinned.put(new Key(definition.environment(), definition.id(), definition.version()), definition);
    }

    /** The newest version, if it is enabled. */
    public Optional<FlowDefinition> byId(String environment, String id) {
        return enabled(new Key(environment, "id " + id, 0));
    }

    /** The newest version, if it is enabled. */
    public Optional<FlowDefinition> byName(String environment, String name) {
        return enabled(new Key(environment, "name " + name, 0));
    }

    private Optional<FlowDefinition> enabled(Key key) {
        return Optional.ofNullable(current.get(key)).filter(FlowDefinition::enabled);
    }

    /** The very version that an execution began with, enabled or not. */
    Future<FlowDefinition> of(FlowExecution execution) {
        var reference = execution.definition();
        var key = new Key(execution.environment(), reference.id(), reference.version());
        var known = pinned.get(key);
        return known != null
                ? Future.succeededFuture(known)
                : store.read(execution.environment(), reference.id(), reference.version())
                        .onSuccess(it -> pinned.put(key, it));
    }
}

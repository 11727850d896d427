package dev.sallyport.engine.run;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All step types that the server knows, by name and alias. */
public final class StepCatalog {
    private final Map<String, StepType<?, ?, ?>> types = new LinkedHashMap<>();

    public StepCatalog(List<StepType<?, ?, ?>> all) {
        for (var type : all) {
            add(type.step().type(), type);
            type.aliases().forEach(alias -> add(alias, type));
        }
    }

    private void add(String name, StepType<?, ?, ?> type) {
        if (types.putIfAbsent(name, type) != null) {
            throw new IllegalStateException("two step types are called " + name);
        }
    }

    public Optional<StepType<?, ?, ?>> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The type of a name that a checked definition or a stored execution holds. */
    public StepType<?, ?, ?> type(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no step type " + name));
    }

    /** Names and aliases. */
    public Set<String> names() {
        return new TreeSet<>(types.keySet());
    }

    /** Each once, in the order of the list that it was made from. */
    public List<StepType<?, ?, ?>> all() {
        return types.values().stream().distinct().toList();
    }

    /** Everything that is said to people by the steps, and whatever the step. */
    public List<Text> texts() {
        List<Text> texts = new ArrayList<>(List.of(FlowText.values()));
        texts.addAll(List.of(CommonRefusal.values()));
        texts.addAll(List.of(EngineRefusal.values()));
        for (var type : all()) {
            texts.addAll(type.texts());
            texts.addAll(type.refusals());
        }
        return List.copyOf(texts);
    }

    Map<String, Kind<?>> kinds() {
        return all().stream()
                .flatMap(it -> it.kinds().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));
    }

    /** Every action that some step type offers as a link. */
    public Set<String> actions() {
        return all().stream()
                .flatMap(it -> it.step().places().stream())
                .flatMap(it -> it.moves().stream())
                .filter(it -> it.offered())
                .map(it -> it.action())
                .collect(Collectors.toUnmodifiableSet());
    }
}

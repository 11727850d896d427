package dev.sallyport.hal.http;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.run.EngineRefusal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.access.TokenRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every refusal that HTTP can give, in one order: any step's, each step's own, the engine's, the face's, the tokens'. */
final class Catalogue {
    private final List<Refusal> all = new ArrayList<>();
    private final Map<String, List<Refusal>> byCode = new LinkedHashMap<>();

    /** @throws IllegalStateException where two entries have one name */
    Catalogue(StepCatalog steps) {
        all.addAll(List.of(CommonRefusal.values()));
        steps.all().forEach(it -> all.addAll(it.refusals()));
        all.addAll(List.of(EngineRefusal.values()));
        all.addAll(List.of(HttpRefusal.values()));
        all.addAll(List.of(TokenRefusal.values()));
        var names = new HashSet<String>();
        for (var it : all) {
            if (!names.add(it.name())) {
                throw new IllegalStateException("two refusals are called " + it.name());
            }
            byCode.computeIfAbsent(it.code(), code -> new ArrayList<>()).add(it);
        }
    }

    List<Refusal> all() {
        return List.copyOf(all);
    }

    /** The codes of the wire, each once. */
    List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    /** What a code may mean, the usual first; empty: it is none of ours. */
    List<Refusal> of(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /** What may be refused to a request of a relation and of few others, each code once. */
    List<Refusal> answering(String relation) {
        return all.stream()
                .filter(it -> it.meaning().relations().contains(relation))
                .toList();
    }
}

package dev.sallyport.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sealed type and the stored names of its records. Renaming a record must not orphan a running flow. */
public record Family(Class<?> sealed, Map<String, Class<?>> names) {

    /** Refuses a family that leaves a record out. */
    public Family {
        names = Map.copyOf(names);
        for (var member : recordsOf(sealed)) {
            if (!names.containsValue(member)) {
                throw new IllegalStateException(sealed.getSimpleName() + " has no stored name for " + member);
            }
        }
    }

    /** A sealed type within the family groups some of its records. */
    private static List<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(it -> recordsOf(it).stream())
                        .toList()
                : List.of(type);
    }

    public static Family of(Class<?> sealed, Object... namesAndRecords) {
        var names = new LinkedHashMap<String, Class<?>>();
        for (int i = 0; i < namesAndRecords.length; i += 2) {
            names.put((String) namesAndRecords[i], (Class<?>) namesAndRecords[i + 1]);
        }
        return new Family(sealed, names);
    }
}

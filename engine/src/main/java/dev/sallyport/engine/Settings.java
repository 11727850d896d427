package dev.sallyport.engine;

import java.util.List;
import java.util.stream.Stream;

/** An environment's settings that steps may read when they begin: policies, applications and the like. */
public record Settings(String environment, List<Object> all) {

    public Settings {
        all = List.copyOf(all);
    }

    /** All settings of one type, in the order of the environment's file. */
    public <R> Stream<R> all(Class<R> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }
}

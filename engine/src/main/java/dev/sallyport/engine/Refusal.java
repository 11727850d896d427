package dev.sallyport.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of a catalogue of refusals: an enum whose names are the wire's detail codes. Names are never reused. */
public interface Refusal extends Text {
    /** Of all refusals' ids. */
    String FAMILY = "refusal";

    /** The detail code. */
    @Override
    String name();

    @Override
    default String family() {
        return FAMILY;
    }

    @Override
    default String id() {
        return family() + "." + name();
    }

    /** The top-level code that it comes under. */
    Problem.Code under();

    /** What it means, in one sentence. */
    String sentence();

    default Problem problem() {
        return problem(null);
    }

    /**
     * The refusal of one member.
     *
     * @param target the member at fault, by its path, such as {@code application.id}
     */
    default Problem problem(@Nullable String target) {
        return new Problem(
                under(), sentence(), List.of(new Problem.Detail(name(), target, sentence(), Map.of())), null);
    }
}

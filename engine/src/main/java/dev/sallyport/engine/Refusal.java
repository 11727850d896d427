package dev.sallyport.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a catalogue of refusals: an enum whose names are the wire's detail codes. Names are never reused. No
 * {@link Problem} is made but from an entry.
 */
public interface Refusal extends Text {

    /** The entry's name, unique among all catalogues of a server. */
    @Override
    String name();

    @Override
    default String family() {
        return "refusal";
    }

    @Override
    default String id() {
        return family() + "." + name();
    }

    /** What is told of it. */
    Meaning meaning();

    /** The code on the wire: the detail's, or the top-level one of a refusal without details. */
    default String code() {
        var other = meaning().code();
        return other == null ? name() : other;
    }

    /** The top-level code that it comes under. */
    default Problem.Code under() {
        return meaning().under();
    }

    /** What happened, in one sentence. */
    default String sentence() {
        return meaning().sentence();
    }

    /** What a client does about it, in one sentence. */
    default String advice() {
        return meaning().advice();
    }

    /** Whether it is told without details: its code is the top-level one. */
    default boolean isPlain() {
        return code().equals(under().name());
    }

    default Problem problem() {
        return problem(null);
    }

    /**
     * The refusal of one member.
     *
     * @param target the member at fault, by its path, such as {@code application.id}
     */
    default Problem problem(@Nullable String target) {
        return problem(target, sentence());
    }

    /**
     * The same, with a sentence for this very case.
     *
     * @param message holds nothing that the caller does not know
     */
    default Problem problem(@Nullable String target, String message) {
        return new Problem(
                this,
                sentence(),
                isPlain() ? List.of() : List.of(new Problem.Detail(code(), target, message, Map.of())),
                null);
    }
}

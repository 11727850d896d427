package dev.sallyport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue tells of a refusal.
 *
 * @param under the top-level code that it comes under
 * @param code the code on the wire; null: the entry's name
 * @param sentence what happened, in one sentence
 * @param advice what a client does about it, in one sentence
 * @param target a member that it may speak of; null: there is none
 * @param innerError the members that its innerError may have
 * @param relations the relations whose requests alone it answers; empty: it may answer any
 */
public record Meaning(
        Problem.Code under,
        @Nullable String code,
        String sentence,
        String advice,
        @Nullable String target,
        List<String> innerError,
        List<String> relations) {

    public Meaning {
        innerError = List.copyOf(innerError);
        relations = List.copyOf(relations);
    }

    public static Meaning of(Problem.Code under, String sentence, String advice) {
        return new Meaning(under, null, sentence, advice, null, List.of(), List.of());
    }

    /** The same, told under a code of another name: the vendor has fewer codes than there are reasons. */
    public Meaning as(String other) {
        return new Meaning(under, other, sentence, advice, target, innerError, relations);
    }

    public Meaning about(String member) {
        return new Meaning(under, code, sentence, advice, member, innerError, relations);
    }

    public Meaning showing(String... members) {
        return new Meaning(under, code, sentence, advice, target, List.of(members), relations);
    }

    public Meaning answering(String... only) {
        return new Meaning(under, code, sentence, advice, target, innerError, List.of(only));
    }
}

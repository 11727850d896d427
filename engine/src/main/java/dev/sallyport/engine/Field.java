package dev.sallyport.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a form asks for.
 *
 * @param name the request's member; a dot leads into an object
 * @param required whether the action is refused without it, where it is asked for at all
 * @param options what may be chosen; none: it is typed
 * @param value what it begins with; null: nothing
 * @param hint what helps to fill it in; null: nothing
 * @param when it is asked for under this condition alone; null: always
 */
public record Field(
        String name,
        Text prompt,
        Input input,
        boolean required,
        Limits limits,
        List<Option> options,
        @Nullable String value,
        @Nullable Text hint,
        @Nullable When when) {

    /** How it is asked for. */
    public sealed interface Input {

        /**
         * Typed.
         *
         * @param type of HTML's input element
         * @param autocomplete HTML's token for what it is; null: none
         */
        record Typed(String type, @Nullable String autocomplete) implements Input {}

        /** Chosen from the options. */
        record Chosen() implements Input {}

        /**
         * The answer of the browser's {@code navigator.credentials.create()} (WebAuthn Level 3).
         *
         * @param source where in the execution its options stand, as a JSON pointer (RFC 6901)
         */
        record NewCredential(String source) implements Input {}

        /** The origin of the page that asks. */
        record Origin() implements Input {}
    }

    /**
     * What may be typed.
     *
     * @param regex of ECMA-262, for the whole value; null: anything
     * @param least characters; null: no limit
     * @param most characters; null: no limit
     */
    public record Limits(
            @Nullable String regex,
            @Nullable Integer least,
            @Nullable Integer most) {
        public static final Limits NONE = new Limits(null, null, null);
    }

    /**
     * What may be chosen.
     *
     * @param prompt a text, or a name that has no translation
     * @param hint null: none
     */
    public record Option(
            String value, Prompt prompt, @Nullable Text hint) {}

    /** What an option is called. */
    public sealed interface Prompt {

        /** By a text. */
        record Said(Text text) implements Prompt {}

        /** By somebody's own name for it. */
        record Named(String name) implements Prompt {}
    }

    /** Where another field has one of some values. */
    public record When(String field, List<String> values) {
        public When {
            values = List.copyOf(values);
        }
    }

    public Field {
        options = List.copyOf(options);
    }

    /** A field to type in, without limits. */
    public static Field typed(String name, Text prompt, String type, @Nullable String autocomplete) {
        return new Field(
                name, prompt, new Input.Typed(type, autocomplete), false, Limits.NONE, List.of(), null, null, null);
    }

    /** A field to choose in. One that must be chosen and has one option alone begins with it. */
    public static Field chosen(String name, Text prompt, List<Option> options) {
        var only = options.size() == 1 ? options.getFirst().value() : null;
        return new Field(name, prompt, new Input.Chosen(), true, Limits.NONE, options, only, null, null);
    }

    /** A field that a program fills in. */
    public static Field made(String name, Text prompt, Input input) {
        return new Field(name, prompt, input, true, Limits.NONE, List.of(), null, null, null);
    }

    public Field needed() {
        return new Field(name, prompt, input, true, limits, options, value, hint, when);
    }

    public Field limited(@Nullable String regex, @Nullable Integer least, @Nullable Integer most) {
        return new Field(name, prompt, input, required, new Limits(regex, least, most), options, value, hint, when);
    }

    public Field beginning(@Nullable String begin) {
        return new Field(name, prompt, input, required, limits, options, begin, hint, when);
    }

    public Field hinted(Text help) {
        return new Field(name, prompt, input, required, limits, options, value, help, when);
    }

    public Field onlyWhen(String field, List<String> values) {
        return new Field(name, prompt, input, required, limits, options, value, hint, new When(field, values));
    }
}

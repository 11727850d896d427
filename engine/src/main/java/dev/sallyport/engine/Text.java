package dev.sallyport.engine;

import java.util.Locale;
import java.util.Map;

/** Something said to people, by a stable id under which each language has its wording. An enum's names are the ids. */
public interface Text {

    /** The enum constant's. */
    String name();

    /** What stands before the name in an id, such as {@code enroll}. */
    String family();

    /** The id, such as {@code enroll.code-sent}. Never reused for another meaning. */
    default String id() {
        return family() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default Words words() {
        return new Words(id(), Map.of());
    }

    /** With one value that the wording shows as <code>{{name}}</code>. */
    default Words words(String name, String value) {
        return new Words(id(), Map.of(name, value));
    }
}

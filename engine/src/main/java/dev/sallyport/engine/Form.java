package dev.sallyport.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an offered action asks a person for (HAL-FORMS; decisions.md section 8).
 *
 * @param title what stands on the button
 * @param availableAt before it the action would be refused, though it is offered; null: it can be asked for now
 * @param fields in the order in which they are asked; none: the button is all
 */
public record Form(Words title, @Nullable Instant availableAt, List<Field> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    public static Form button(Text title) {
        return new Form(title.words(), null, List.of());
    }

    public Form with(Field field) {
        var more = new ArrayList<>(fields);
        more.add(field);
        return new Form(title, availableAt, more);
    }

    /** The same, which makes sense from an instant on; null: now. */
    public Form from(@Nullable Instant instant) {
        return new Form(title, instant, fields);
    }
}

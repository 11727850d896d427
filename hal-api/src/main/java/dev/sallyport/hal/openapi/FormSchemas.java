package dev.sallyport.hal.openapi;

import dev.sallyport.engine.Display.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What {@code application/prs.hal-forms+json} adds to an execution: texts to show, and a form for each action. */
final class FormSchemas {
    private static final List<String> FACTS = Stream.of(Kind.values())
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final List<String> INPUTS = List.of("text", "email", "tel", "hidden");

    private FormSchemas() {}

    static ObjectNode display(Components components) {
        return components.named(
                "Display",
                () -> text(text(new Members(), "title", true), "text", false)
                        .described("What to show of the state, in the asked language.")
                        .has(
                                "facts",
                                Schemas.list(text(new Members(), "prompt", true)
                                        .has("type", Schemas.choice(FACTS))
                                        .has("value", Schemas.text())
                                        .only()))
                        .only());
    }

    /** A form for each action that is linked, under its relation. */
    static ObjectNode templates(Components components, Map<String, String> mediaTypes) {
        var templates = new Members().described("A form for each action that is linked, in the order of the links.");
        mediaTypes.forEach((action, mediaType) -> templates.may(action, template(components, mediaType)));
        return templates.only();
    }

    private static ObjectNode template(Components components, String mediaType) {
        return text(new Members(), "title", true)
                .has("method", Schemas.constant("POST"))
                .has("target", Schemas.uri())
                .has("contentType", Schemas.constant(mediaType))
                .may(
                        "availableAt",
                        Schemas.instant().put("description", "Before it the action would be refused; absent: now."))
                .has("properties", Schemas.list(property(components)))
                .only();
    }

    private static ObjectNode property(Components components) {
        return components.named("FormProperty", () -> {
            var property = new Members().has("name", Schemas.text("The member's path; a dot is a nested member."));
            text(text(property, "prompt", true), "hint", false);
            return property.may("type", Schemas.choice(INPUTS))
                    .may("required", Schemas.flag())
                    .may("regex", Schemas.text("ECMA-262, for the whole value."))
                    .may("minLength", Schemas.integer())
                    .may("maxLength", Schemas.integer())
                    .may("value", Schemas.text("What it begins with."))
                    .may("options", options(components))
                    .may("autocomplete", Schemas.text("The token of HTML's attribute."))
                    .may(
                            "when",
                            Schemas.map(Schemas.list(Schemas.text()))
                                    .put(
                                            "description",
                                            "Asked for only where the named property has one of the values."))
                    .may(
                            "requiredWhen",
                            Schemas.map(Schemas.list(Schemas.text()))
                                    .put(
                                            "description",
                                            "Required only where the named property has one of the values."))
                    .may("widget", Schemas.choice(List.of("radio", "webauthn.create", "origin")))
                    .may("source", Schemas.text("A JSON pointer into this answer: what the widget needs."))
                    .only();
        });
    }

    private static ObjectNode options(Components components) {
        return components.named("FormOptions", () -> {
            var option = new Members()
                    .has("value", Schemas.text())
                    .has("prompt", Schemas.text())
                    .may("promptId", Schemas.text("Absent where it is somebody's own name for it."));
            return new Members()
                    .has("inline", Schemas.list(text(option, "hint", false).only()))
                    .has("maxItems", Schemas.integer())
                    .only();
        });
    }

    /** A text, and the id by which it is known in every language. */
    private static Members text(Members members, String name, boolean always) {
        return always
                ? members.has(name, Schemas.text()).has(name + "Id", Schemas.text())
                : members.may(name, Schemas.text()).may(name + "Id", Schemas.text());
    }
}

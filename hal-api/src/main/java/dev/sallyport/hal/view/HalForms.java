package dev.sallyport.hal.view;

import dev.sallyport.engine.Display;
import dev.sallyport.engine.Field;
import dev.sallyport.engine.Field.Input;
import dev.sallyport.engine.Form;
import dev.sallyport.engine.Text;
import dev.sallyport.engine.Words;
import dev.sallyport.engine.run.Presenter;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.hal.text.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page needs to render a state that it does not know: HAL-FORMS templates (application/prs.hal-forms+json) for the
 * actions, and a display of the state beside them (decisions.md section 8, {@code docs/forms.md}).
 */
public final class HalForms {
    private final Presenter presenter;
    private final Texts texts;

    public HalForms(Presenter presenter, Texts texts) {
        this.presenter = presenter;
        this.texts = texts;
    }

    /**
     * Adds {@code _display} and {@code _templates}.
     *
     * @param target where the actions are posted to
     */
    public ObjectNode addTo(ObjectNode document, Reply.Told told, String target, String language) {
        var shown = presenter.of(told);
        var writer = new Writer(language);
        shown.display().ifPresent(it -> writer.display(document.putObject("_display"), it));
        var templates = document.putObject("_templates");
        shown.forms().forEach((action, form) -> writer.template(templates.putObject(action), action, form, target));
        return document;
    }

    /** Writes in one language. */
    private final class Writer {
        private final String language;

        Writer(String language) {
            this.language = language;
        }

        void display(ObjectNode node, Display display) {
            say(node, "title", display.title());
            say(node, "text", display.lead());
            var facts = node.putArray("facts");
            for (var fact : display.facts()) {
                var shown = facts.addObject();
                say(shown, "prompt", fact.prompt().words());
                shown.put("type", fact.kind().name().toLowerCase(Locale.ROOT));
                shown.put(
                        "value",
                        fact.kind() == Display.Kind.COUNTDOWN
                                ? OpenMapper.text(Instant.parse(fact.value()))
                                : fact.value());
            }
        }

        void template(ObjectNode node, String action, Form form, String target) {
            say(node, "title", form.title());
            node.put("method", "POST").put("target", target).put("contentType", MediaTypes.of(action));
            if (form.availableAt() != null) {
                node.put("availableAt", OpenMapper.text(form.availableAt()));
            }
            var properties = node.putArray("properties");
            form.fields().forEach(it -> property(properties.addObject(), it));
        }

        private void property(ObjectNode node, Field field) {
            node.put("name", field.name());
            say(node, "prompt", field.prompt().words());
            switch (field.input()) {
                case Input.Typed(var type, var autocomplete) -> {
                    node.put("type", type);
                    put(node, "autocomplete", autocomplete);
                }
                case Input.Chosen() ->
                    node.put("widget", "radio"); // options are all the type that HAL-FORMS has for it
                case Input.NewCredential(var source) ->
                    node.put("type", "hidden").put("widget", "webauthn.create").put("source", source);
                case Input.Origin() -> node.put("type", "hidden").put("widget", "origin");
            }
            limits(node, field.limits());
            put(node, "value", field.value());
            hint(node, field.hint());
            conditions(node, field);
            if (!field.options().isEmpty()) {
                options(node.putObject("options").put("maxItems", 1), field);
            }
        }

        /** Who does not know conditions would ask for it always, and must not be told that it is always needed. */
        private void conditions(ObjectNode node, Field field) {
            if (field.when() != null) {
                when(node.putObject("when"), field.when());
                if (field.required()) {
                    when(node.putObject("requiredWhen"), field.when());
                }
            } else if (field.required()) {
                node.put("required", true);
            }
        }

        private static void when(ObjectNode node, Field.When condition) {
            condition.values().forEach(node.putArray(condition.field())::add);
        }

        private void limits(ObjectNode node, Field.Limits limits) {
            put(node, "regex", limits.regex());
            if (limits.least() != null) {
                node.put("minLength", limits.least());
            }
            if (limits.most() != null) {
                node.put("maxLength", limits.most());
            }
        }

        private void options(ObjectNode node, Field field) {
            var options = node.putArray("inline");
            for (var option : field.options()) {
                var one = options.addObject().put("value", option.value());
                switch (option.prompt()) {
                    case Field.Prompt.Said(var text) -> say(one, "prompt", text.words());
                    case Field.Prompt.Named(var name) -> one.put("prompt", name);
                }
                hint(one, option.hint());
            }
        }

        private void hint(ObjectNode node, @Nullable Text hint) {
            say(node, "hint", hint == null ? null : hint.words());
        }

        private void say(ObjectNode node, String member, @Nullable Words words) {
            if (words != null) {
                node.put(member, texts.say(words, language)).put(member + "Id", words.id());
            }
        }

        private static void put(ObjectNode node, String member, @Nullable String value) {
            if (value != null) {
                node.put(member, value);
            }
        }
    }
}

package dev.sallyport.hal.openapi;

import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.view.MediaTypes;
import dev.sallyport.hal.view.OpenMapper;
import dev.sallyport.hal.view.StepViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The bodies that have to do with executions: answers in every form, and the requests of all actions. */
final class Executions {
    private final Components components;
    private final ObjectNode state;
    private final Map<String, ObjectNode> actions;

    Executions(StepCatalog steps, List<StepViews> views, Components components) {
        this.components = components;
        var open = OpenMapper.of(views);
        var byType = views.stream().collect(Collectors.toUnmodifiableMap(StepViews::type, Function.identity()));
        var shown = new ShownSchemas(open, components, this::byHand);
        this.state = new ExecutionSchemas(steps, byType, components, shown).anyState();
        this.actions = new AskedSchemas(open, components, this::byHand).actions(steps);
    }

    /** What has no type of its own; any other name is a schema that stands among the components. */
    private ObjectNode byHand(String name) {
        return switch (name) {
            case "PublicKeyCredentialCreationOptionsJSON" -> components.named(name, WebAuthnSchemas::creationOptions);
            case "RegistrationResponse" -> components.named(name, WebAuthnSchemas::registrationResponse);
            default -> Schemas.ref(name);
        };
    }

    /** The schemas of an action's request, by media type. */
    Map<String, ObjectNode> requests() {
        var requests = new LinkedHashMap<String, ObjectNode>();
        actions.forEach((action, schema) -> requests.put(MediaTypes.of(action), schema));
        return requests;
    }

    private static Answered described(Answered answer) {
        return answer.always(Header.ETAG)
                .always(Header.LINK)
                .sometimes(Header.ACCEPT_POST)
                .sometimes(Header.CONTENT_LANGUAGE);
    }

    /** An execution in every media type. */
    Answered execution(Answered answer) {
        var plain = components.named("Execution", () -> closed(Schemas.any()));
        return described(answer)
                .as(MediaTypes.HAL, plain)
                .as(MediaTypes.JSON, plain.deepCopy())
                .as(MediaTypes.FORMS, components.named("ExecutionWithForms", () -> closed(forms(Schemas.any()))));
    }

    /** A new execution, with its token. */
    Answered started(Answered answer) {
        var plain = components.named("StartedExecution", () -> closed(token(Schemas.any())));
        return described(answer)
                .as(MediaTypes.HAL, plain)
                .as(MediaTypes.JSON, plain.deepCopy())
                .as(
                        MediaTypes.FORMS,
                        components.named("StartedExecutionWithForms", () -> closed(forms(token(Schemas.any())))));
    }

    private ObjectNode closed(ObjectNode schema) {
        schema.putArray("allOf").add(state.deepCopy());
        return schema.put("unevaluatedProperties", false);
    }

    private static ObjectNode token(ObjectNode schema) {
        return with(
                schema,
                "interactionToken",
                Schemas.text("Opens this execution, and is told here alone.").put("pattern", "^[A-Za-z0-9_-]{43}$"));
    }

    private ObjectNode forms(ObjectNode schema) {
        var mediaTypes = new LinkedHashMap<String, String>();
        actions.keySet().forEach(it -> mediaTypes.put(it, MediaTypes.of(it)));
        schema.withObjectProperty("properties").set("_display", FormSchemas.display(components));
        return with(
                schema,
                "_templates",
                components.named("Templates", () -> FormSchemas.templates(components, mediaTypes)));
    }

    private static ObjectNode with(ObjectNode schema, String name, ObjectNode member) {
        schema.withObjectProperty("properties").set(name, member);
        schema.withArrayProperty("required").add(name);
        return schema;
    }
}

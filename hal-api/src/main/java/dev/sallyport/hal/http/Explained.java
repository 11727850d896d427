package dev.sallyport.hal.http;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Refusal;
import dev.sallyport.hal.access.TokenRefusal;
import dev.sallyport.hal.view.MediaTypes;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A catalogue's entry, made to be shown: as facts for programs, and as values for a page's template. */
final class Explained {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SOME_ID = "b8ee5b23-0000-4000-8000-000000000000";

    private final String base;

    Explained(String base) {
        this.base = base;
    }

    ObjectNode facts(Refusal refusal) {
        var facts = JsonNodeFactory.instance.objectNode();
        facts.put("status", Statuses.of(refusal.under()));
        facts.put("topLevelCode", topLevel(refusal));
        facts.put("sentence", refusal.sentence());
        facts.put("advice", refusal.advice());
        if (!refusal.meaning().innerError().isEmpty()) {
            var members = facts.putObject("innerError");
            refusal.meaning()
                    .innerError()
                    .forEach(it -> members.put(it, InnerError.of(it).words()));
        }
        if (!refusal.meaning().relations().isEmpty()) {
            var relations = facts.putArray("relations");
            refusal.meaning().relations().forEach(relations::add);
        }
        var examples = facts.putObject("examples");
        examples(refusal).forEach(examples::set);
        return facts;
    }

    Map<String, Object> values(Refusal refusal) {
        var values = new LinkedHashMap<String, Object>();
        var status = Statuses.of(refusal.under());
        values.put("status", status);
        values.put("reason", HttpResponseStatus.valueOf(status).reasonPhrase());
        values.put("topLevelCode", topLevel(refusal));
        values.put("sentence", refusal.sentence());
        values.put("advice", refusal.advice());
        values.put(
                "innerError",
                refusal.meaning().innerError().stream()
                        .map(it -> Map.of("name", it, "words", InnerError.of(it).words()))
                        .toList());
        values.put(
                "relations",
                refusal.meaning().relations().stream()
                        .map(it -> Map.of("name", it))
                        .toList());
        values.put("isFew", !refusal.meaning().relations().isEmpty());
        values.put(
                "examples",
                examples(refusal).entrySet().stream()
                        .map(it -> Map.of("type", it.getKey(), "body", PRETTY.writeValueAsString(it.getValue())))
                        .toList());
        return values;
    }

    /** The code that stands on top; the token endpoint has but one. */
    private static String topLevel(Refusal refusal) {
        return refusal instanceof TokenRefusal ? refusal.code() : Statuses.wireCode(refusal.under());
    }

    /** Bodies by their media type. */
    private Map<String, ObjectNode> examples(Refusal refusal) {
        var examples = new LinkedHashMap<String, ObjectNode>();
        if (refusal instanceof TokenRefusal) {
            examples.put(
                    MediaTypes.JSON,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("error", refusal.code())
                            .put("error_description", refusal.sentence()));
        } else {
            var problem = example(refusal);
            examples.put(MediaTypes.HAL, Answers.wire(problem, SOME_ID));
            examples.put(MediaTypes.PROBLEM, Answers.rfc9457(base, problem, refusal.sentence(), SOME_ID));
        }
        return examples;
    }

    private static Problem example(Refusal refusal) {
        var problem = refusal.problem(refusal.meaning().target());
        for (var member : refusal.meaning().innerError()) {
            problem = problem.with(member, value(refusal, member));
            if (refusal == CommonRefusal.INVALID_VALUE) {
                break; // one alone: they speak of different members
            }
        }
        return problem;
    }

    private static Object value(Refusal refusal, String member) {
        return refusal == CommonRefusal.INVALID_ACTION
                ? List.of("device.create")
                : refusal == HttpRefusal.NOT_ACCEPTABLE
                        ? List.of(MediaTypes.HAL, MediaTypes.JSON, MediaTypes.FORMS)
                        : InnerError.of(member).example();
    }
}

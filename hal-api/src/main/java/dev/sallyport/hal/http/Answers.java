package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.hal.metrics.Metrics;
import dev.sallyport.hal.text.Texts;
import dev.sallyport.hal.view.Hal;
import dev.sallyport.hal.view.HalForms;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From what was decided to what is sent. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final Hal hal;
    private final HalForms forms;
    private final Texts texts;
    private final Edge edge;

    Answers(String base, Hal hal, HalForms forms, Texts texts, Edge edge) {
        this.base = base;
        this.hal = hal;
        this.forms = forms;
        this.texts = texts;
        this.edge = edge;
    }

    /** An execution that was read or moved, or why it was not. */
    Answer told(Reply.Told told, Representation representation) {
        return told.problem()
                .map(problem -> problem.code() == Problem.Code.UNSUPPORTED_MEDIA_TYPE
                                && !told.actions().isEmpty()
                        ? refused(problem, representation).with("Accept-Post", acceptPost(told))
                        : refused(problem, representation))
                .orElseGet(() -> executed(200, told, document(told, representation), representation));
    }

    /** The same as the answer to an action: what is told is what its address would tell (RFC 9110 section 8.7). */
    Answer moved(Reply.Told told, Representation representation) {
        var answer = told(told, representation);
        return answer.status() == 200 ? answer.with("Content-Location", hal.href(told.execution())) : answer;
    }

    /** A new execution, with its token. */
    Answer started(Reply.Told told, String interactionToken, Representation representation) {
        if (told.problem().isPresent()) {
            return refused(told.problem().get(), representation);
        }
        var document = document(told, representation);
        var etag = Preconditions.etag(told, representation, document); // of what a read would tell
        return executed(201, told, document.put("interactionToken", interactionToken), representation)
                .with("ETag", etag)
                .with("Location", hal.href(told.execution()));
    }

    private ObjectNode document(Reply.Told told, Representation representation) {
        var document = hal.execution(told);
        return representation.wantsForms()
                ? forms.addTo(document, told, hal.href(told.execution()), representation.language())
                : document;
    }

    private Answer executed(int status, Reply.Told told, ObjectNode document, Representation representation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", representation.type());
        headers.put("ETag", Preconditions.etag(told, representation, document));
        headers.put("Link", "<" + hal.href(told.execution()) + ">; rel=\"self\"");
        if (!told.actions().isEmpty()) {
            headers.put("Accept-Post", acceptPost(told));
        }
        if (representation.wantsForms()) {
            headers.put("Content-Language", representation.language());
        }
        return new Answer(status, headers, document.toString());
    }

    private static String acceptPost(Reply.Told told) {
        return told.actions().stream().map(MediaTypes::of).collect(Collectors.joining(", "));
    }

    /** A refusal, in the body that the client's Accept names (RFC 9457, or wire.md 2.12). */
    Answer refused(Problem problem, Representation representation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", representation.problems());
        headers.put("Link", "<%s/problems/%s>; rel=\"help\"".formatted(base, problem.name()));
        if (problem.code() == Problem.Code.ACCESS_FAILED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAt() != null) {
            var wait = Duration.between(edge.now(), problem.retryAt());
            headers.put(
                    "Retry-After",
                    String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        }
        var id = representation.request();
        var said = inLanguage(problem, representation.language());
        if (!said.equals(problem)) {
            headers.put("Content-Language", representation.language());
        }
        var body = representation.problems().equals(MediaTypes.PROBLEM)
                ? rfc9457(base, said, title(problem, representation.language()), id)
                : wire(said, id);
        return new Answer(Statuses.of(problem.code()), headers, body.toString(), problem.name());
    }

    private Problem inLanguage(Problem problem, String language) {
        var refusal = problem.refusal();
        return new Problem(
                refusal,
                texts.refusal(refusal, problem.message(), language),
                problem.details().stream()
                        .map(it -> new Problem.Detail(
                                it.code(),
                                it.target(),
                                texts.refusal(refusal, it.message(), language),
                                it.innerError()))
                        .toList(),
                problem.retryAt());
    }

    /** What every refusal of the kind is called. */
    private String title(Problem problem, String language) {
        return texts.refusal(problem.refusal(), problem.refusal().sentence(), language);
    }

    /** The vendor's form (wire.md 2.12). */
    static ObjectNode wire(Problem problem, String id) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", id);
        body.put("code", Statuses.wireCode(problem.code()));
        body.put("message", problem.message());
        details(body, problem);
        return body;
    }

    /** The form of RFC 9457: the title belongs to the kind of problem, the detail to this very case. */
    static ObjectNode rfc9457(String base, Problem problem, String title, String id) {
        var isUsual = problem.message().equals(title) && !problem.details().isEmpty();
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", base + "/problems/" + problem.name());
        body.put("title", title);
        body.put("status", Statuses.of(problem.code()));
        body.put("detail", isUsual ? problem.details().getFirst().message() : problem.message());
        body.put("instance", "urn:uuid:" + id);
        body.put("code", Statuses.wireCode(problem.code()));
        details(body, problem);
        return body;
    }

    private static void details(ObjectNode body, Problem problem) {
        if (problem.details().isEmpty()) {
            return;
        }
        var details = body.putArray("details");
        for (var it : problem.details()) {
            var detail = details.addObject().put("code", it.code());
            if (it.target() != null) {
                detail.put("target", it.target());
            }
            detail.put("message", it.message());
            if (!it.innerError().isEmpty()) {
                detail.set("innerError", JSON.valueToTree(it.innerError()));
            }
        }
    }

    /** A plain JSON document. */
    static Answer json(int status, ObjectNode document, Map<String, String> headers) {
        var answer = new Answer(status, Map.of("Content-Type", MediaTypes.JSON), document.toString());
        for (var header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    void refuse(RoutingContext context, Problem problem) {
        send(context, refused(problem, Representation.of(context)));
    }

    static void send(RoutingContext context, Answer answer) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        context.put(Metrics.REFUSAL, answer.refusal());
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.body().isEmpty() || HttpMethod.HEAD.equals(context.request().method())) {
            response.end();
        } else {
            response.end(answer.body());
        }
    }

    /** The answer as it is remembered under an Idempotency-Key. */
    static String remembered(Answer answer) {
        return JSON.writeValueAsString(answer);
    }

    static Answer recalled(String remembered) {
        return JSON.readValue(remembered, Answer.class);
    }

    /** A header's value, or null. */
    static @Nullable String header(RoutingContext context, String name) {
        return context.request().getHeader(name);
    }
}

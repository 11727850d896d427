package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A request whose body is a JSON object: media type, size and JSON are checked, in the order of decisions.md section 6. */
final class JsonRequest {

    private JsonRequest() {}

    /** Refuses the request, or does the work with the body's members. */
    static Future<Answer> read(
            RoutingContext context, Body body, Answers answers, Function<ObjectNode, Future<Answer>> work) {
        var type = Optional.ofNullable(Answers.header(context, "Content-Type"))
                .map(MediaTypes::bare)
                .orElse("");
        if (!type.equalsIgnoreCase(MediaTypes.JSON)) {
            return Future.succeededFuture(answers.refused(Problems.unsupportedMediaType(), Representation.of(context))
                    .with("Accept-Post", MediaTypes.JSON));
        }
        return switch (JsonBody.of(body)) {
            case JsonBody.Read(var members) -> work.apply(members);
            case JsonBody.Unreadable(var problem) -> refused(context, answers, problem);
        };
    }

    static Future<Answer> refused(RoutingContext context, Answers answers, Problem problem) {
        return Future.succeededFuture(answers.refused(problem, Representation.of(context)));
    }
}

package dev.sallyport.hal.http;

import dev.sallyport.hal.view.MediaTypes;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the process lives, and whether it can serve: for those who run it. */
final class Health {
    private final Supplier<Future<?>> database;

    /**
     * The health of a server.
     *
     * @param database fails where the database does not answer
     */
    Health(Supplier<Future<?>> database) {
        this.database = database;
    }

    void live(RoutingContext context) {
        say(context, 200, "UP");
    }

    void ready(RoutingContext context) {
        database.get().onComplete(it -> say(context, it.succeeded() ? 200 : 503, it.succeeded() ? "UP" : "DOWN"));
    }

    private static void say(RoutingContext context, int status, String word) {
        Answers.send(
                context, new Answer(status, Map.of("Content-Type", MediaTypes.JSON), "{\"status\":\"" + word + "\"}"));
    }
}

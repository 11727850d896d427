package dev.sallyport.hal.http;

import dev.sallyport.engine.run.Edge;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** What nobody decided: the database is away, or we made a mistake. Logged once, with the id that the client gets. */
final class Failures implements Handler<RoutingContext> {
    private static final String CORRELATION = "Correlation-Id";
    private static final List<String> POOL =
            List.of("connection", "pool", "timeout", "closed", "wait queue", "prepare");
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private final Answers answers;
    private final Edge edge;

    Failures(Answers answers, Edge edge) {
        this.answers = answers;
        this.edge = edge;
    }

    @Override
    public void handle(RoutingContext context) {
        var failure = context.failure();
        if (context.response().closed()) {
            return; // the client went away in the middle of its request
        }
        if (context.statusCode() == 400) { // vertx-web says so itself, of paths that are none
            answers.refuse(context, Problems.malformedRequest());
        } else if (failure == null) {
            answers.refuse(context, Problems.notFound());
        } else if (failure instanceof Body.TooSlow) {
            answers.refuse(context, Problems.tooSlow());
        } else if (isAway(failure)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the database is away: {1}",
                    correlation(context),
                    failure.getClass().getName());
            answers.refuse(context, Problems.unavailable(edge.now().plus(RETRY)));
        } else {
            LOG.log(Level.ERROR, correlation(context) + ": a mistake of ours", failure);
            answers.refuse(context, Problems.unexpected());
        }
    }

    /** PostgreSQL says so (classes 08, 53, 57), or there is no connection to it at all. */
    static boolean isAway(Throwable failure) {
        if (failure instanceof PgException said) {
            var state = String.valueOf(said.getSqlState());
            return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
        }
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ClosedConnectionException
                || isSaidByThePool(failure);
    }

    /** The pool speaks of a closed connection or a full queue with failures that have no class of their own. */
    private static boolean isSaidByThePool(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return (failure instanceof VertxException
                        || failure.getClass().getName().contains("NoStackTrace"))
                && POOL.stream().anyMatch(message::contains);
    }

    /** An id for each request, told with a refusal and found again in the log; and a Date for each answer. */
    void correlate(RoutingContext context) {
        var response =
                context.response().putHeader(CORRELATION, UUID.randomUUID().toString());
        context.addHeadersEndHandler(it -> response.putHeader("Date", HttpDate.of(edge.now()))); // when it is answered
        context.next();
    }

    static String correlation(RoutingContext context) {
        return String.valueOf(context.response().headers().get(CORRELATION));
    }
}

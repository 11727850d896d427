package dev.sallyport.hal.http;

import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.engine.run.Waits;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the answer to {@code GET} with {@code If-None-Match} and {@code Prefer: wait=N} until the execution moves, N
 * seconds have passed, or the execution expires (decisions.md section 7). Whatever ends the wait, it is read once more.
 */
final class LongPoll {
    private static final int NOT_MODIFIED = 304;

    private final Waits waits;
    private final Edge edge;

    LongPoll(Waits waits, Edge edge) {
        this.waits = waits;
        this.edge = edge;
    }

    /**
     * Answers, now or later.
     *
     * @param read reads the execution, and tells nothing of it to those who may not know
     * @param answer what is said of it; 304 where the client has it already
     */
    Future<Answer> answer(
            RoutingContext context,
            String environment,
            String execution,
            Supplier<Future<Reply>> read,
            Function<Reply, Answer> answer) {
        var seconds = WaitPreference.seconds(context.request().headers().getAll("Prefer"));
        return seconds.isEmpty()
                        || Answers.header(context, "If-None-Match") == null
                        || !HttpMethod.GET.equals(context.request().method())
                ? read.get().map(answer)
                : new Hold(context, environment, execution, seconds.getAsInt(), read, answer).begin();
    }

    /** One poll; everything of it happens on its own event loop. */
    private final class Hold {
        private final RoutingContext routing;
        private final Context loop;
        private final String environment;
        private final String execution;
        private final int seconds;
        private final Supplier<Future<Reply>> read;
        private final Function<Reply, Answer> answer;
        private final Promise<Answer> done = Promise.promise();
        private Waits.@Nullable Wait wait;
        private long timer = -1;
        private boolean isLast;
        private boolean isCutShort;
        private boolean isOver;

        Hold(
                RoutingContext routing,
                String environment,
                String execution,
                int seconds,
                Supplier<Future<Reply>> read,
                Function<Reply, Answer> answer) {
            this.routing = routing;
            this.loop = routing.vertx().getOrCreateContext();
            this.environment = environment;
            this.execution = execution;
            this.seconds = seconds;
            this.read = read;
            this.answer = answer;
        }

        Future<Answer> begin() {
            isLast = seconds == 0;
            isOver = routing.response().closed();
            routing.addEndHandler(
                    it -> { // with the answer, or because the client went away
                        isOver = true;
                        end();
                    });
            look();
            return done.future();
        }

        private void look() {
            if (isOver) {
                return;
            }
            end();
            wait = isLast ? null : waits.begin(environment, execution, why -> loop.runOnContext(it -> ended(why)));
            read.get()
                    .onSuccess(reply -> {
                        try {
                            seen(reply, answer.apply(reply));
                        } catch (RuntimeException e) {
                            done.tryFail(e); // else nobody would ever answer
                        }
                    })
                    .onFailure(done::tryFail);
        }

        private void seen(Reply reply, Answer said) {
            if (said.status() != NOT_MODIFIED) {
                done.tryComplete(said.status() == 200 ? applied(said) : said);
            } else if (isLast || !(reply instanceof Reply.Told told)) {
                done.tryComplete(isCutShort ? said : applied(said));
            } else {
                hold(told);
            }
        }

        private Answer applied(Answer said) {
            return said.with("Preference-Applied", "wait=" + seconds);
        }

        private void hold(Reply.Told told) {
            if (isOver) {
                return;
            }
            if (timer < 0) {
                var life = Duration.between(edge.now(), told.execution().expiresAt());
                var longest = Math.min(Duration.ofSeconds(seconds).toMillis(), life.toMillis());
                timer = vertx().setTimer(Math.max(1, longest), it -> lookOnceMore());
            }
            if (wait != null) {
                wait.hold(told.execution().version());
            }
        }

        private void ended(Waits.End why) {
            if (why == Waits.End.MOVED) {
                look();
            } else {
                isCutShort = true; // the preference is not honoured, and a client that is told so pauses
                lookOnceMore();
            }
        }

        private void lookOnceMore() {
            isLast = true;
            look();
        }

        private void end() {
            if (isLast || isOver) {
                vertx().cancelTimer(timer);
            }
            if (wait != null) {
                wait.end();
            }
        }

        private Vertx vertx() {
            return routing.vertx();
        }
    }
}

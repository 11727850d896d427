package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Journal;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.environment.Environment;
import dev.sallyport.hal.view.JournalView;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/environments/{environment}/flowExecutions/{id}/journal}: for worker applications alone. */
final class JournalRoutes {
    private static final int MOST = 1_000;
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

    private final String base;
    private final Requests requests;
    private final Journal journal;
    private final Answers answers;

    JournalRoutes(String base, Requests requests, Journal journal, Answers answers) {
        this.base = base;
        this.requests = requests;
        this.journal = journal;
        this.answers = answers;
    }

    void read(RoutingContext context) {
        var environment = requests.environment(context);
        if (environment.isEmpty()) {
            answers.refuse(context, Problems.notFound());
            return;
        }
        requests.caller(context, environment.get())
                .compose(caller -> {
                    var denied = denied(caller);
                    if (denied.isPresent()) {
                        return refused(context, denied.get());
                    }
                    return Representation.of(context).isAcceptable()
                            ? read(context, environment.get())
                            : refused(context, Problems.notAcceptable());
                })
                .onSuccess(answer -> Answers.send(context, answer))
                .onFailure(context::fail);
    }

    /** An interaction token opens one execution, and proves nothing here. */
    private static Optional<Problem> denied(Optional<Caller> caller) {
        return caller.<Optional<Problem>>map(it -> switch (it) {
                    case Caller.Worker _ -> Optional.empty();
                    case Caller.User _ -> Optional.of(Problems.wrongKindOfToken());
                    case Caller.Holder _ -> Optional.of(Problems.accessFailed());
                })
                .orElseGet(() -> Optional.of(Problems.accessFailed()));
    }

    private Future<Answer> read(RoutingContext context, Environment environment) {
        var limit = parameter(context, "limit");
        var cursor = parameter(context, "cursor");
        if (limit != null && (!LIMIT.matcher(limit).matches() || Integer.parseInt(limit) > MOST)) {
            return refused(context, Problems.invalid("limit"));
        }
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return refused(context, Problems.invalid("cursor"));
        }
        var page = new JournalView.Page(
                cursor == null ? 0 : Long.parseLong(cursor), limit == null ? MOST : Integer.parseInt(limit));
        return Requests.id(context, "id")
                .map(id -> journal.read(environment.id(), id, page.after(), page.limit() + 1)
                        .map(read -> read.map(lines -> answer(context, environment, id, lines, page))
                                .orElseGet(() -> answers.refused(Problems.notFound(), Representation.of(context)))))
                .orElseGet(() -> refused(context, Problems.notFound()));
    }

    private Answer answer(
            RoutingContext context, Environment environment, String id, Journal.Lines lines, JournalView.Page page) {
        var href = base + "/v1/environments/" + environment.id() + "/flowExecutions/" + id + "/journal";
        var document = JournalView.of(href, lines, page);
        return new Answer(200, Map.of("Content-Type", Representation.of(context).plain()), document.toString());
    }

    /** One that is given twice, or cannot be decoded, is as wrong as one that is malformed. */
    private static @Nullable String parameter(RoutingContext context, String name) {
        try {
            var values = context.queryParam(name);
            return values.isEmpty() ? null : values.size() == 1 ? values.getFirst() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Future<Answer> refused(RoutingContext context, Problem problem) {
        return Future.succeededFuture(answers.refused(problem, Representation.of(context)));
    }
}

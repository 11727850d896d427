package dev.sallyport.hal.http;

import dev.sallyport.engine.Secret;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowCatalog;
import dev.sallyport.engine.run.FlowEngine;
import dev.sallyport.engine.run.Journal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.engine.run.Waits;
import dev.sallyport.hal.access.Callers;
import dev.sallyport.hal.access.Limits;
import dev.sallyport.hal.access.TokenEndpoint;
import dev.sallyport.hal.access.TrustedProxies;
import dev.sallyport.hal.access.UnknownKeys;
import dev.sallyport.hal.access.WorkerTokens;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.metrics.Metrics;
import dev.sallyport.hal.mobile.IntegrityVerifiers;
import dev.sallyport.hal.page.Pages;
import dev.sallyport.hal.page.RelationWords;
import dev.sallyport.hal.text.Texts;
import dev.sallyport.hal.view.Hal;
import dev.sallyport.hal.view.HalForms;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of decisions.md section 4, as a contents page. */
public final class Api {
    private static final String ENVIRONMENT = "/:environment";
    private static final String EXECUTIONS = ENVIRONMENT + "/flowExecutions";

    /** Where the vendor's platform API has its environments. */
    private static final String VENDORS = "/v1/environments/:environment";

    private final Parts parts;
    private final Answers answers;
    private final Starter starter;
    private final Pages pages;
    private final Catalogue catalogue;
    private final OpenApiRoutes description;

    /**
     * What the routes need.
     *
     * @param base the server's public address without a slash at its end
     * @param database fails where the database does not answer
     */
    public record Parts(
            String base,
            Environments environments,
            FlowCatalog definitions,
            FlowEngine engine,
            StepCatalog steps,
            Hal hal,
            HalForms forms,
            Texts texts,
            Edge edge,
            Callers callers,
            WorkerTokens tokens,
            TokenEndpoint tokenEndpoint,
            IntegrityVerifiers verifiers,
            UnknownKeys unknownKeys,
            Limits limits,
            TrustedProxies proxies,
            Waits waits,
            Journal journal,
            Metrics metrics,
            MetricsAccess metricsAccess,
            Supplier<Future<?>> database) {}

    /**
     * Who may read the metrics.
     *
     * @param open whether anybody may
     * @param token what else opens them; null: nothing
     */
    public record MetricsAccess(boolean open, @Nullable Secret token) {}

    public Api(Parts parts) {
        this.parts = parts;
        this.answers = new Answers(parts.base(), parts.hal(), parts.forms(), parts.texts(), parts.edge());
        this.starter = new Starter(parts.definitions(), parts.engine(), answers, parts.edge());
        this.pages = new Pages(parts.base());
        this.catalogue = new Catalogue(parts.steps());
        this.description =
                new OpenApiRoutes(parts.base(), parts.steps(), parts.hal().views(), catalogue, pages);
    }

    /** What stands before every route, and what is said where there is none. */
    public void frame(Router router) {
        var failures = new Failures(answers, parts.edge());
        router.route().handler(failures::correlate);
        router.route().handler(new Tracing());
        router.route().handler(parts.metrics()::refusals);
        router.route().handler(new SecurityHeaders(parts.base().startsWith("https:")));
        router.route().failureHandler(failures);
        for (var status : new int[] {400, 404, 405, 500}) {
            router.errorHandler(status, failures);
        }
    }

    /** For the demo, which starts executions without a token. */
    public DemoStarter demoStarter() {
        return new DemoStarter(starter, answers);
    }

    /**
     * Mounts the routes.
     *
     * @param more stand before the API's own, and are described with them
     */
    public void mount(Router router, List<Endpoint> more) {
        var cors = new Cors(parts.environments());
        router.route(ENVIRONMENT + "*").handler(cors);
        router.route(VENDORS + "*").handler(cors);
        var all = Stream.concat(more.stream(), endpoints().stream()).toList();
        description.describe(all);
        Endpoint.mount(router, all, answers);
    }

    private List<Endpoint> endpoints() {
        var requests =
                new Requests(parts.environments(), parts.callers(), parts.limits(), parts.proxies(), parts.edge());
        var polls = new LongPoll(parts.waits(), parts.edge());
        var health = new Health(parts.database());
        var pageRoutes = new PageRoutes(pages, answers);
        var relations = new Relations(parts.steps(), RelationWords.read());
        var problems = new ProblemRoutes(parts.base(), catalogue, pages, pageRoutes);
        var described = new RelationRoutes(parts.base(), relations, catalogue, pages, pageRoutes);
        var entry = new EntryRoute(parts.base(), requests, answers, relations);
        var start = new StartRoutes(requests, starter, answers);
        var executions = new ExecutionRoutes(requests, parts.engine(), polls, answers, parts.edge(), parts.steps());
        var pairings = new PairingRoutes(
                parts.base(), requests, parts.engine(), parts.verifiers(), parts.unknownKeys(), answers, parts.edge());
        var journal = new JournalRoutes(parts.base(), requests, parts.journal(), answers);
        var metrics = new MetricsRoute(parts.metrics(), parts.metricsAccess(), answers);
        var tokens = new TokenRoutes(requests, parts.tokenEndpoint(), parts.tokens(), answers);
        var json = List.of(MediaTypes.JSON);
        return List.of(
                Endpoint.get("/health/live", "isLive", health::live),
                Endpoint.get("/health/ready", "isReady", health::ready),
                Endpoint.get(Pages.STYLE, "pageStyle", pageRoutes::style),
                Endpoint.get("/metrics", "metrics", metrics::read),
                Endpoint.get("/openapi.json", "openApi", description::document),
                Endpoint.get("/openapi", "openApiPage", description::page),
                Endpoint.get("/problems", "problems", problems::index),
                Endpoint.get("/problems/:code", "problem", problems::one),
                Endpoint.get("/relations", "relations", described::index),
                Endpoint.get("/relations/:relation", "relation", described::one),
                Endpoint.post(ENVIRONMENT + "/as/token", "token", List.of(TokenRoutes.FORM), tokens::token),
                Endpoint.get(ENVIRONMENT + "/as/jwks", "keys", tokens::keys),
                Endpoint.get(ENVIRONMENT, "entry", entry::read),
                Endpoint.post(EXECUTIONS, "start", json, start::start),
                Endpoint.post(ENVIRONMENT + "/experiences/:definition", "experience", json, start::experience),
                Endpoint.post(ENVIRONMENT + "/mobile/pairings", "claimPairing", json, pairings::claim),
                Endpoint.get(EXECUTIONS + "/:id", "read", executions::read),
                Endpoint.post(EXECUTIONS + "/:id", "act", actions(), executions::act),
                Endpoint.get(VENDORS + "/flowExecutions/:id/journal", "journal", journal::read));
    }

    /** Which of them an execution offers, its own answers say. */
    private List<String> actions() {
        return parts.steps().all().stream()
                .flatMap(it -> it.step().actions().stream())
                .filter(parts.steps().actions()::contains)
                .distinct()
                .map(MediaTypes::of)
                .toList();
    }
}

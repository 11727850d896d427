package dev.sallyport.hal;

import dev.sallyport.engine.Text;
import dev.sallyport.engine.pg.Cleaner;
import dev.sallyport.engine.pg.MoveSignals;
import dev.sallyport.engine.pg.PgDefinitions;
import dev.sallyport.engine.pg.PgFlowStore;
import dev.sallyport.engine.pg.PgJournal;
import dev.sallyport.engine.pg.PgMailbox;
import dev.sallyport.engine.pg.Resealer;
import dev.sallyport.engine.run.AfterCommit;
import dev.sallyport.engine.run.Channel;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.Courier;
import dev.sallyport.engine.run.DefinitionReader;
import dev.sallyport.engine.run.Edge;
import dev.sallyport.engine.run.FlowCatalog;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.engine.run.FlowEngine;
import dev.sallyport.engine.run.Presenter;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.engine.run.Waits;
import dev.sallyport.hal.access.Callers;
import dev.sallyport.hal.access.ClientSecrets;
import dev.sallyport.hal.access.KeyRing;
import dev.sallyport.hal.access.Limits;
import dev.sallyport.hal.access.Throttle;
import dev.sallyport.hal.access.TokenEndpoint;
import dev.sallyport.hal.access.UnknownKeys;
import dev.sallyport.hal.access.UserTokens;
import dev.sallyport.hal.access.WorkerTokens;
import dev.sallyport.hal.channel.Channels;
import dev.sallyport.hal.channel.Inbox;
import dev.sallyport.hal.channel.InboxChannel;
import dev.sallyport.hal.channel.Outbound;
import dev.sallyport.hal.channel.SmtpChannel;
import dev.sallyport.hal.channel.SmtpSettings;
import dev.sallyport.hal.channel.Templates;
import dev.sallyport.hal.demo.Console;
import dev.sallyport.hal.demo.ConsoleData;
import dev.sallyport.hal.demo.Demo;
import dev.sallyport.hal.demo.Machines;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.http.Api;
import dev.sallyport.hal.http.ClientFiles;
import dev.sallyport.hal.http.Endpoint;
import dev.sallyport.hal.http.HttpRefusal;
import dev.sallyport.hal.metrics.Backlog;
import dev.sallyport.hal.metrics.Metrics;
import dev.sallyport.hal.mobile.IntegrityVerifiers;
import dev.sallyport.hal.text.Texts;
import dev.sallyport.hal.view.EnrollViews;
import dev.sallyport.hal.view.Hal;
import dev.sallyport.hal.view.HalForms;
import dev.sallyport.steps.complete.CompleteFlow;
import dev.sallyport.steps.enroll.EnrollDevice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How everything is put together, readable from top to bottom. */
final class Services {
    private final Options options;
    private final Pool pool;
    private final Api api;
    private final Demo demo;
    private final Console console;
    private final Courier courier;
    private final Cleaner cleaner;
    private final Waits waits = new Waits();
    private final MoveSignals signals;
    private final Resealer resealer;
    private final Environments environments;
    private final Metrics metrics;

    /** All step types; a new one is a line here and a line of views below. */
    static StepCatalog steps() {
        return new StepCatalog(List.of(new EnrollDevice(), new CompleteFlow()));
    }

    Services(
            Vertx vertx,
            Options options,
            InstantSource clock,
            Pool pool,
            PgConnectOptions connect,
            KeyRing keys,
            Environments environments,
            List<FlowDefinition> newest,
            Metrics metrics) {
        this.options = options;
        this.metrics = metrics;
        metrics.sample(new Backlog(pool, clock, environments::ids));
        metrics.heldPolls(waits::count);
        this.pool = pool;
        var base = options.publicUrl().toString();
        var steps = steps();
        var texts = new Texts(said(steps));
        var codec = new Codec(steps, keys);
        var edge = new Edge(clock, Edge.secureChance(), keys, environments::settings);
        var definitions = new FlowCatalog(new PgDefinitions(pool, new DefinitionReader(steps)), newest);
        this.signals = new MoveSignals(vertx, pool, connect, waits, options.signals());
        var store = new PgFlowStore(pool, steps, codec);
        var engine = new FlowEngine(store, definitions, steps, codec, edge, afterCommit(), metrics);

        var inbox = new Inbox(vertx, pool, keys, clock);
        var channel = channel(vertx, options, clock, inbox);
        this.courier =
                new Courier(vertx, new PgMailbox(pool, keys), engine, channel, codec, edge, environments::ids, metrics);
        this.cleaner = new Cleaner(pool, clock, options.journalRetention(), environments::ids);

        this.resealer = new Resealer(pool, steps, codec);
        this.environments = environments;

        var journal = new PgJournal(pool);
        var tokens = new WorkerTokens(keys, base, clock, new SecureRandom());
        this.api = new Api(new Api.Parts(
                base,
                environments,
                definitions,
                engine,
                steps,
                new Hal(base, steps, List.of(new EnrollViews())),
                new HalForms(new Presenter(steps, edge), texts),
                texts,
                edge,
                new Callers(tokens, new UserTokens(vertx, clock)),
                tokens,
                new TokenEndpoint(tokens, new ClientSecrets(vertx, keys), new Throttle(clock)),
                IntegrityVerifiers.shipped(),
                new UnknownKeys(clock),
                new Limits(clock, options.sourceLimit()),
                options.trustedProxies(),
                waits,
                journal,
                metrics,
                new Api.MetricsAccess(options.demo(), options.metricsToken()),
                () -> pool.query("select 1").execute()));
        this.demo = new Demo(environments, api.demoStarter(), inbox, options.publicUrl());
        this.console = new Console(
                new ConsoleData(base, pool, clock),
                new Machines(base, steps),
                journal,
                environments,
                api.demoStarter());
    }

    /** Everything that people are told. */
    private static List<Text> said(StepCatalog steps) {
        List<Text> said = new ArrayList<>(steps.texts());
        said.addAll(List.of(HttpRefusal.values()));
        return said;
    }

    /** The demo's inbox takes every message; beside it, each channel that is configured. */
    private static Channel channel(Vertx vertx, Options options, InstantSource clock, Inbox inbox) {
        var templates = Templates.load(options.templates());
        var outbound = new Outbound(vertx);
        Map<String, Channel> byName = new HashMap<>();
        if (options.smtpUrl() != null) {
            byName.put("EMAIL", new SmtpChannel(vertx, SmtpSettings.parse(options.smtpUrl()), templates, clock));
        }
        if (options.sms() != null) {
            byName.put("SMS", Channels.to(options.sms(), outbound, templates, clock));
        }
        if (options.voice() != null) {
            byName.put("VOICE", Channels.to(options.voice(), outbound, templates, clock));
        }
        if (options.demo()) {
            var shown = new InboxChannel(inbox, templates);
            for (var name : List.of("EMAIL", "SMS", "VOICE")) {
                byName.merge(name, shown, (configured, inboxed) -> Channels.both(inboxed, configured));
            }
        }
        return Channels.byName(byName);
    }

    private AfterCommit afterCommit() {
        return new AfterCommit() {
            @Override
            public void posted() {
                courier.nudge();
            }

            @Override
            public void moved(String environment, String execution, long version) {
                signals.moved(environment, execution, version);
            }
        };
    }

    Router router(Vertx vertx) {
        var router = Router.router(vertx);
        api.frame(router);
        if (options.demo()) {
            demo.guard(router);
            demo.mount(router);
            console.mount(router);
        }
        new ClientFiles(environments).mount(router);
        api.mount(router, options.demo() ? demoEndpoints() : List.of());
        return router;
    }

    private List<Endpoint> demoEndpoints() {
        return Stream.concat(demo.endpoints().stream(), console.endpoints().stream())
                .toList();
    }

    Courier courier() {
        return courier;
    }

    MoveSignals signals() {
        return signals;
    }

    Waits waits() {
        return waits;
    }

    Cleaner cleaner() {
        return cleaner;
    }

    /** Seals kept resources with the newest key. */
    Future<Integer> reseal() {
        return resealer.run(environments.ids());
    }

    Pool pool() {
        return pool;
    }

    Metrics metrics() {
        return metrics;
    }
}

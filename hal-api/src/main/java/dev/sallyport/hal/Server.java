package dev.sallyport.hal;

import dev.sallyport.engine.pg.PgDefinitions;
import dev.sallyport.engine.run.DefinitionReader;
import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.access.KeyRing;
import dev.sallyport.hal.embedded.EmbeddedPostgres;
import dev.sallyport.hal.environment.EnvironmentFiles;
import dev.sallyport.hal.environment.Environments;
import dev.sallyport.hal.http.HeaderLines;
import dev.sallyport.hal.http.RequestIds;
import dev.sallyport.hal.metrics.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server. */
public final class Server {
    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int IDLE_SECONDS = 75;
    private static final int DRAIN_SECONDS = 20;

    private final Vertx vertx;
    private final Database database;
    private final Services services;
    private final KeyRing keys;
    private final List<HttpServer> listening;

    private Server(Vertx vertx, Database database, Services services, KeyRing keys, List<HttpServer> listening) {
        this.vertx = vertx;
        this.database = database;
        this.services = services;
        this.keys = keys;
        this.listening = listening;
    }

    /**
     * Starts a server; blocking.
     *
     * @throws EmbeddedPostgres.Unavailable where there is no database to start
     * @throws CannotStart where the database or the port cannot be had
     * @throws RuntimeException where a file is wrong; its message says why
     */
    public static Server start(Options options, InstantSource clock) throws EmbeddedPostgres.Unavailable {
        var random = new SecureRandom();
        var environments = EnvironmentFiles.read(options.environments(), options.publicUrl());
        var reader = new DefinitionReader(Services.steps());
        if (options.isEmbedded()) {
            KeyFile.createIfAbsent(options.keys(), clock, random);
        }
        var keys = new KeyRing(options.keys(), clock, random);
        var database = Database.of(options);
        RequestIds.register();
        var metrics = new Metrics(Services.steps());
        var vertx = metrics.vertx();
        var pool = database.pool(vertx);
        try {
            var known = new Environments(
                    Database.answer(new Preparation(pool, clock).run(environments, options.flows(), reader)));
            var newest = Database.answer(new PgDefinitions(pool, reader).newest(known.ids()));
            var services = new Services(vertx, options, clock, pool, database.connect(), keys, known, newest, metrics);
            var server = new Server(vertx, database, services, keys, listen(vertx, options, services, clock));
            services.signals().start();
            services.courier().start();
            services.cleaner().start(vertx);
            vertx.executeBlocking(Rehearsal::run, false)
                    .onFailure(it -> LOG.log(Level.WARNING, "the rehearsal of a registration failed", it));
            vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), it -> server.reseal());
            return server;
        } catch (Exception e) { // a future that is awaited may throw any
            close(vertx, database.close(vertx, pool));
            metrics.close();
            throw e;
        }
    }

    /** One HTTP server for each event loop; they share the port. */
    private static List<HttpServer> listen(Vertx vertx, Options options, Services services, InstantSource clock) {
        List<HttpServer> listening = Collections.synchronizedList(new ArrayList<>());
        vertx.deployVerticle(
                        () -> new VerticleBase() {
                            @Override
                            public Future<?> start() {
                                return vertx.createHttpServer(http())
                                        .requestHandler(new HeaderLines(services.router(vertx)))
                                        .invalidRequestHandler(it -> InvalidRequests.answer(
                                                it, clock, options.publicUrl().toString()))
                                        .listen(options.port(), options.host())
                                        .onSuccess(listening::add)
                                        .recover(it -> Future.failedFuture(new CannotStart(
                                                "it cannot listen on port %d of %s (%s); PORT chooses another"
                                                        .formatted(options.port(), options.host(), it.getMessage()))));
                            }
                        },
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
        return listening;
    }

    private static HttpServerOptions http() {
        return new HttpServerOptions()
                .setMaxHeaderSize(HEADER_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false); // a reverse proxy speaks HTTP/1.1 to it
    }

    /** Where it listens, even where any port would do. */
    public int port() {
        return listening.getFirst().actualPort();
    }

    /** How many polls are held now. */
    public int heldPolls() {
        return services.waits().held().size();
    }

    /**
     * Reads the key file again, and seals with the newest key what is kept.
     *
     * @return how many resources were sealed anew
     * @throws dev.sallyport.hal.access.KeyFileException where the file is wrong; the keys stay as they were
     */
    public Future<Integer> reloadKeys() {
        keys.reload();
        return reseal();
    }

    /** A key dated ahead becomes the newest without a signal, so this is done every hour as well. */
    private Future<Integer> reseal() {
        return services.reseal()
                .onSuccess(it -> LOG.log(it > 0 ? Level.INFO : Level.DEBUG, "{0} resources sealed anew", it))
                .onFailure(it -> LOG.log(Level.WARNING, "resources could not be sealed anew", it));
    }

    /**
     * Stops accepting, answers polls that are held, lets requests and messages under way end, and lets go of the database;
     * blocking.
     */
    public void stop() {
        services.waits().stop();
        close(
                vertx,
                Future.join(listening.stream()
                                .map(it -> it.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS))
                                .toList())
                        .otherwiseEmpty()
                        .compose(it -> services.courier().stop())
                        .transform(it -> services.signals().stop())
                        .transform(it -> database.close(vertx, services.pool())));
        services.metrics().close();
    }

    /** Vert.x is closed from this thread: its own threads end with it, and could not say that it is closed. */
    private static void close(Vertx vertx, Future<Void> rest) {
        rest.otherwiseEmpty().await();
        vertx.close().await();
    }
}

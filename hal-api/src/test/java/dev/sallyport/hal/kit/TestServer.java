package dev.sallyport.hal.kit;

import dev.sallyport.engine.Secret;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.hal.Options;
import dev.sallyport.hal.Server;
import dev.sallyport.hal.access.KeyFile;
import dev.sallyport.hal.access.TestIssuer;
import dev.sallyport.hal.access.TrustedProxies;
import dev.sallyport.hal.channel.Gateway;
import dev.sallyport.hal.embedded.EmbeddedPostgres;
import dev.sallyport.hal.embedded.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A server on a real database with a hand-set clock, and a client for it. */
public final class TestServer implements AutoCloseable {
    /** The environment in which most tests live; it is the demo's, so that there is an inbox. */
    public static final String MAIN = "d0000000-0000-4000-8000-000000000001";

    /** Another one with the same clients, one device per user, and codes that live for half a minute. */
    public static final String STRICT = "e0000000-0000-4000-8000-000000000001";

    /** An environment of native applications, one for each rule, and two devices per user. */
    public static final String PHONES = "f0000000-0000-4000-8000-000000000001";

    public static final String CLIENT = "d0000000-0000-4000-8000-000000000002";
    public static final String SECRET = "demo-secret";
    public static final String APPLICATION = "d0000000-0000-4000-8000-000000000003";
    public static final String AUDIENCE = "sallyport-tests";

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration TOKEN_USED_FOR = Duration.ofMinutes(50);

    private final TestIssuer issuer;
    private final Setup setup;
    private final Server server;
    private final TestClient client;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String text, Instant issuedAt) {}

    private record Shared() {
        static final TestServer SERVER = fresh(null);
    }

    /**
     * What a server is started with; more servers may be started with the same.
     *
     * @param smtpUrl null: mail goes to the demo's inbox alone
     * @param sms null: text messages go to the demo's inbox alone
     * @param sourceLimit requests per second of a source address; 0: as many as there are
     * @param metricsToken null: none opens the metrics
     */
    public record Setup(
            HandSetClock clock,
            TestDatabase database,
            TestFiles files,
            int port,
            @Nullable String smtpUrl,
            @Nullable Gateway sms,
            int sourceLimit,
            TrustedProxies proxies,
            boolean demo,
            @Nullable Secret metricsToken) {

        Options options() {
            return new Options(
                    port,
                    "127.0.0.1",
                    URI.create("http://localhost:" + port),
                    files.keys().resolveSibling("data"),
                    URI.create(database.url()),
                    files.flows(),
                    files.environments(),
                    files.keys(),
                    demo,
                    smtpUrl,
                    sms,
                    null,
                    null,
                    Duration.ofDays(90),
                    sourceLimit,
                    proxies,
                    true,
                    metricsToken);
        }

        /** With a limit for each source address, which the tests' one address would soon reach. */
        public Setup limited(int perSecond, TrustedProxies trusted) {
            return new Setup(clock, database, files, freePort(), smtpUrl, sms, perSecond, trusted, demo, metricsToken);
        }

        /** The same database, keys and clock at another port. */
        public Setup elsewhere() {
            return new Setup(
                    clock, database, files, freePort(), smtpUrl, sms, sourceLimit, proxies, demo, metricsToken);
        }

        /** The same at another port, without the demo. */
        public Setup withoutDemo(@Nullable String metricsToken) {
            var token = metricsToken == null ? null : new Secret(metricsToken);
            return new Setup(clock, database, files, freePort(), smtpUrl, sms, sourceLimit, proxies, false, token);
        }
    }

    private TestServer(TestIssuer issuer, Setup setup) {
        this.issuer = issuer;
        this.setup = setup;
        KeyFile.createIfAbsent(setup.files().keys(), setup.clock(), new SecureRandom());
        try {
            this.server = Server.start(setup.options(), setup.clock());
        } catch (EmbeddedPostgres.Unavailable e) {
            throw new IllegalStateException(e);
        }
        this.client = new TestClient(base());
    }

    /** The one that most tests share: each with users and addresses of its own, and a clock that only goes forward. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    /** One of one's own. */
    public static TestServer fresh(@Nullable String smtpUrl) {
        return on(TestDatabase.fresh(), smtpUrl);
    }

    /** One of one's own that hands text messages over, and whose main environment allows them. */
    public static TestServer texting(Gateway sms) {
        return on(TestDatabase.fresh(), null, sms);
    }

    /** One on a database that may stand behind something. */
    public static TestServer on(TestDatabase database, @Nullable String smtpUrl) {
        return on(database, smtpUrl, null);
    }

    private static TestServer on(TestDatabase database, @Nullable String smtpUrl, @Nullable Gateway sms) {
        var clock = HandSetClock.atNoon();
        var issuer = TestIssuer.start(VERTX, clock);
        var files = TestFiles.fresh(issuer.name());
        if (sms != null) {
            var main = files.environments().resolve("main.json");
            files.write(
                    main, files.text(main).replaceFirst("\"totp\": \\{", "\"sms\": {\"enabled\": true}, \"totp\": {"));
        }
        return new TestServer(
                issuer,
                new Setup(clock, database, files, freePort(), smtpUrl, sms, 0, TrustedProxies.NONE, true, null));
    }

    /** Another server, started with what this one has. */
    public TestServer another(Setup other) {
        return new TestServer(issuer, other);
    }

    public Setup setup() {
        return setup;
    }

    public TestClient client() {
        return client;
    }

    public HandSetClock clock() {
        return setup.clock();
    }

    public TestDatabase database() {
        return setup.database();
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public int port() {
        return setup.port();
    }

    public URI base() {
        return setup.options().publicUrl();
    }

    /** A worker token of an environment, as the header's value. */
    public String worker(String environment) {
        var token = tokens.compute(
                environment,
                (it, known) -> known != null
                                && clock().instant().isBefore(known.issuedAt().plus(TOKEN_USED_FOR))
                        ? known
                        : new Token(fetch(it), clock().instant()));
        return "Bearer " + token.text();
    }

    private String fetch(String environment) {
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return client.post(
                        "/" + environment + "/as/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials",
                        "Authorization",
                        "Basic " + basic)
                .at("/access_token");
    }

    /** A token of the outside issuer for a user, as the header's value. */
    public String user(String subject) {
        return "Bearer " + issuer.token(subject, AUDIENCE);
    }

    /** A user whom nobody had before. */
    public static String newUser() {
        return "user-" + NUMBERS.incrementAndGet();
    }

    /** An address that nobody had before. */
    public static String newEmail() {
        return "ann" + NUMBERS.incrementAndGet() + "@example.org";
    }

    /** A number that nobody had before, in E.164. */
    public static String newPhone() {
        return "+1512520" + (1_000 + NUMBERS.incrementAndGet());
    }

    public Visit visit(String definition) {
        return visit(MAIN, definition, newUser(), null);
    }

    public Visit visit(String definition, String user) {
        return visit(MAIN, definition, user, null);
    }

    /**
     * Starts an execution with a worker token.
     *
     * @param email the input {@code user.email}; null: none
     */
    public Visit visit(String environment, String definition, String user, @Nullable String email) {
        var started = start(environment, startBody(definition, user, email));
        if (started.status() != 201) {
            throw new AssertionError(started.text());
        }
        return new Visit(this, started);
    }

    public Response start(String environment, String body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = worker(environment);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return client.post("/" + environment + "/flowExecutions", "application/json", body, all);
    }

    public static String startBody(String definition, String user, @Nullable String email) {
        var body = JsonMapper.shared().createObjectNode();
        body.putObject("flowDefinition").put("name", definition);
        var person = body.putObject("inputs").putObject("user").put("id", user);
        if (email != null) {
            person.put("email", email);
        }
        return body.toString();
    }

    public int heldPolls() {
        return server.heldPolls();
    }

    /** A visit whose start was answered already. */
    public Visit continued(Response started) {
        return new Visit(this, started);
    }

    /** The text of the newest message to an address. */
    public String newestMessage(String to) {
        return newest("to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** The text of the newest one through a channel: a phone has two. */
    public String newestMessage(String to, String channel) {
        return newest("to=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&channel=" + channel);
    }

    private String newest(String query) {
        return client.get("/demo/messages?" + query).at("/_embedded/messages/0/text");
    }

    @Override
    public void close() {
        server.stop();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sallyport.hal.access;

import dev.sallyport.engine.KeyedDigest;
import dev.sallyport.hal.environment.Client;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;

/**
 * Checks the secrets of worker applications. A check is slow on purpose, so it runs off the event loop, few at a time; one
 * that succeeded is remembered under a keyed digest, and repeating it is quick.
 */
public final class ClientSecrets {
    private static final String PURPOSE = "client-secret";
    private static final int REMEMBERED = 1_000;
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 200;
    private static final int LONGEST_SECRET = 1_000;

    private final WorkerExecutor slowly;
    private final KeyedDigest digest;
    private final BiPredicate<SecretDigest, String> matches;
    private final AtomicInteger waiting = new AtomicInteger();

    /** By the stored digest, so that a changed secret is checked anew. */
    private final Bounded<String> remembered = new Bounded<>(REMEMBERED);

    /** What came of a check. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Not looked at, for too much is asked at this time. */
        BUSY
    }

    public ClientSecrets(Vertx vertx, KeyedDigest digest) {
        this(vertx, digest, SecretDigest::matches);
    }

    ClientSecrets(Vertx vertx, KeyedDigest digest, BiPredicate<SecretDigest, String> matches) {
        this.slowly = vertx.createSharedWorkerExecutor("client-secrets", AT_ONCE);
        this.digest = digest;
        this.matches = matches;
    }

    /**
     * Checks the form of a configured digest ({@link Client#secretDigest}).
     *
     * @throws IllegalArgumentException where it could never match; the message does not repeat it
     */
    public static void check(String secretDigest) {
        SecretDigest.read(secretDigest);
    }

    /** A fresh digest of a secret, for a configuration. Slow on purpose. */
    public static String digestOf(String secret) {
        return digestOf(secret, SecretDigest.ITERATIONS);
    }

    /** The same with a chosen cost; few iterations suit only secrets that are random or known to all, as in a demo. */
    public static String digestOf(String secret, int iterations) {
        return SecretDigest.of(secret, iterations, new SecureRandom()).text();
    }

    /**
     * Whether a secret is that of the client so called. An unknown client takes as long as a known one.
     *
     * @param wanted asked again when the check's turn has come; false: it is left out, and the verdict is BUSY
     */
    Future<Verdict> check(List<Client> clients, String id, String secret, BooleanSupplier wanted) {
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return Future.succeededFuture(Verdict.WRONG);
        }
        var client = clients.stream().filter(known -> known.id().equals(id)).findFirst();
        if (client.filter(known -> isRemembered(known, secret)).isPresent()) {
            return Future.succeededFuture(Verdict.RIGHT);
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.succeededFuture(Verdict.BUSY);
        }
        return slowly.executeBlocking(() -> inTurn(clients, client, secret, wanted), false)
                .map(Objects::requireNonNull)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private Verdict inTurn(List<Client> clients, Optional<Client> client, String secret, BooleanSupplier wanted) {
        if (client.filter(known -> isRemembered(known, secret)).isPresent()) {
            return Verdict.RIGHT; // of many at once, the first has done the work
        }
        if (!wanted.getAsBoolean()) {
            return Verdict.BUSY;
        }
        var stored = client.flatMap(ClientSecrets::stored);
        boolean right = matches.test(stored.orElseGet(() -> standIn(clients)), secret);
        if (!right || stored.isEmpty()) {
            return Verdict.WRONG;
        }
        client.ifPresent(known -> remembered.put(known.secretDigest(), digest.of(PURPOSE, secret)));
        return Verdict.RIGHT;
    }

    private boolean isRemembered(Client client, String secret) {
        var known = remembered.find(client.secretDigest());
        return known != null && digest.matches(known, PURPOSE, secret);
    }

    /** Empty where the digest is malformed: such a client cannot come in, and is found at start. */
    private static Optional<SecretDigest> stored(Client client) {
        try {
            return Optional.of(SecretDigest.read(client.secretDigest()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As slow as the environment's own digests are. */
    private static SecretDigest standIn(List<Client> clients) {
        return SecretDigest.ofNothing(clients.stream()
                .flatMap(client -> stored(client).stream())
                .findFirst()
                .map(SecretDigest::iterations)
                .orElse(SecretDigest.ITERATIONS));
    }
}

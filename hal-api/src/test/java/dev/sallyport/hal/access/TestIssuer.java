package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.sallyport.hal.environment.Issuer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An outside issuer for tests: publishes a key of each kind by HTTP on loopback and mints tokens with them. */
public final class TestIssuer implements AutoCloseable {
    private final InstantSource clock;
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Keys keys = Keys.generation(1);
    private volatile Handler<HttpServerRequest> answer = this::publish;

    /** Shared by all issuers, for they take long to make. */
    private static final ConcurrentHashMap<Integer, RSAKey> RSA = new ConcurrentHashMap<>();

    private record Keys(int generation, ECKey curve, RSAKey rsa, OctetKeyPair edwards) {

        static Keys generation(int generation) {
            try {
                return new Keys(
                        generation,
                        new ECKeyGenerator(Curve.P_256)
                                .keyID("ec-" + generation)
                                .generate(),
                        RSA.computeIfAbsent(generation, Keys::rsa),
                        new OctetKeyPairGenerator(Curve.Ed25519)
                                .keyID("ed-" + generation)
                                .generate());
            } catch (JOSEException e) {
                throw new AssertionError(e);
            }
        }

        private static RSAKey rsa(int generation) {
            try {
                return new RSAKeyGenerator(2048).keyID("rsa-" + generation).generate();
            } catch (JOSEException e) {
                throw new AssertionError(e);
            }
        }

        JWK of(JWSAlgorithm algorithm) {
            return switch (algorithm.getName()) {
                case "ES256" -> curve;
                case "RS256", "PS256" -> rsa;
                case "EdDSA" -> edwards;
                default -> throw new AssertionError("no key for " + algorithm);
            };
        }
    }

    private TestIssuer(Vertx vertx, InstantSource clock) {
        this.clock = clock;
        server = vertx.createHttpServer().requestHandler(request -> {
            fetches.incrementAndGet();
            answer.handle(request);
        });
    }

    /** Starts an issuer at a free port. */
    public static TestIssuer start(Vertx vertx, InstantSource clock) {
        var issuer = new TestIssuer(vertx, clock);
        Soon.of(issuer.server.listen(0, "localhost"));
        return issuer;
    }

    /** The {@code iss} of its tokens. */
    public String name() {
        return "http://localhost:" + server.actualPort();
    }

    /** What an environment that trusts it is configured with. */
    public Issuer issuer(String audience) {
        return new Issuer(name(), audience, name() + "/jwks");
    }

    /** An ES256 token, good for five minutes. */
    public String token(String subject, String audience) {
        return token(JWSAlgorithm.ES256, subject, audience);
    }

    /** A token, good for five minutes; ES256, RS256, PS256 or EdDSA. */
    public String token(JWSAlgorithm algorithm, String subject, String audience) {
        return sign(header(algorithm).build(), claims(subject, audience).build());
    }

    /** Withdraws all keys and publishes new ones. */
    public void rotate() {
        keys = Keys.generation(keys.generation() + 1);
    }

    /** How often the keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** From now on answers so. */
    public void answers(Handler<HttpServerRequest> answer) {
        this.answer = answer;
    }

    /** Answers as it should. */
    public void publish(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "application/jwk-set+json").end(jwks());
    }

    String jwks() {
        return new JWKSet(List.of(keys.curve(), keys.rsa(), keys.edwards())).toString(true);
    }

    RSAKey rsa() {
        return keys.rsa();
    }

    JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(keys.of(algorithm).getKeyID());
    }

    JWTClaimsSet.Builder claims(String subject, String audience) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        return sign(header, claims, keys.of(header.getAlgorithm()));
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWK key) {
        return sign(header, claims.toString(), key);
    }

    /** Signs whatever the claims are. */
    String sign(JWSHeader header, String claims) {
        return sign(header, claims, keys.of(header.getAlgorithm()));
    }

    private static String sign(JWSHeader header, String claims, JWK key) {
        try {
            var token = new JWSObject(header, new Payload(claims));
            token.sign(signer(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey curve -> new ECDSASigner(curve);
            case RSAKey rsa -> new RSASSASigner(rsa);
            case OctetKeyPair edwards -> new Ed25519Signer(edwards);
            default -> throw new AssertionError("no signer for " + key.getKeyType());
        };
    }

    @Override
    public void close() {
        Soon.of(server.close());
    }
}

package dev.sallyport.hal.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An app on a phone that can be paired (docs/pairing-protocol.md). */
public final class Phone {
    public static final String PUSH_TOKEN = "push-token-of-a-phone";

    private final TestServer server;
    private final String environment;
    private final String application;
    private final ECKey key = newKey();

    /**
     * A phone with a key of its own.
     *
     * @param application what it calls itself: bundle id and package name
     */
    public Phone(TestServer server, String environment, String application) {
        this.server = server;
        this.environment = environment;
        this.application = application;
    }

    /** One with the app that the demo's application allows. */
    public static Phone of(TestServer server) {
        return new Phone(server, TestServer.MAIN, "dev.sallyport.phone");
    }

    /** A payload for a pairing key. */
    public String payload(String pairingKey) {
        return payload(pairingKey, it -> {});
    }

    /** A payload with something changed before it is signed. */
    public String payload(String pairingKey, Consumer<ObjectNode> change) {
        var now = server.clock().instant().getEpochSecond();
        var claims = JsonMapper.shared().createObjectNode();
        claims.put("iss", "installation")
                .put("aud", server.base() + "/" + environment)
                .put("iat", now)
                .put("exp", now + 300)
                .put("jti", UUID.randomUUID().toString())
                .put("pk", Base64URL.encode(DigestUtils.sha256(pairingKey)).toString());
        claims.putObject("app").put("packageName", application).put("version", "4.2.0");
        claims.putObject("os").put("type", "Android").put("version", "16");
        claims.putObject("model").put("name", "Pixel 10");
        claims.putObject("push").put("provider", "FCM").put("token", PUSH_TOKEN);
        change.accept(claims);
        return signed(claims.toString(), key);
    }

    /** A payload that another key has signed than it says. */
    public String forged(String pairingKey) {
        var good = payload(pairingKey);
        var other = new Phone(server, environment, application).payload(pairingKey);
        return good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private static String signed(String claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("mobile-payload+jwt"))
                    .jwk(key.toPublicJWK())
                    .build();
            var jws = new JWSObject(header, new Payload(claims));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The body that asks for the pairing of a phone. */
    public static String creation(String application) {
        return "{\"type\":\"MOBILE\",\"nickname\":\"my phone\",\"application\":{\"id\":\"" + application + "\"}}";
    }

    /** Asks for the pairing of a phone, and reads the key off the page. */
    public static String shownKey(Visit visit) {
        return visit.act("device.create", creation(TestServer.APPLICATION)).at("/pairingKey/code");
    }

    /** Claims a pairing key. */
    public Response claim(String pairingKey) {
        return send(pairingKey, payload(pairingKey));
    }

    public Response send(String pairingKey, String payload) {
        return post(body(pairingKey, payload));
    }

    public static String body(String pairingKey, String payload) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("pairingKey", pairingKey)
                .put("mobilePayload", payload)
                .toString();
    }

    public Response post(String body, String... headers) {
        return server.client().post(path(), "application/json", body, headers);
    }

    /** The path that the environment's entry links. */
    public String path() {
        var href = server.client().get("/" + environment).at("/_links/mobile.pairings/href");
        return href.substring(server.base().toString().length());
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

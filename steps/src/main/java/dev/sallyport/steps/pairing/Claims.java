package dev.sallyport.steps.pairing;

import dev.sallyport.steps.pairing.MobilePayload.App;
import dev.sallyport.steps.pairing.MobilePayload.Integrity;
import dev.sallyport.steps.pairing.MobilePayload.Model;
import dev.sallyport.steps.pairing.MobilePayload.Os;
import dev.sallyport.steps.pairing.MobilePayload.Push;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a payload's claims must say; further ones are passed over (RFC 7519 section 4). */
final class Claims {
    private static final long MOST_SECONDS = 300; // from iat to exp
    private static final long SKEW_SECONDS = 60; // phones' clocks are set by people

    private static final int LONGEST_PUSH_TOKEN = 4096; // kept as long as the device

    private Claims() {}

    static boolean isFor(ObjectNode claims, String audience) {
        var given = claims.path("aud");
        var one = given.isArray() && given.size() == 1 ? given.path(0) : given;
        return one.isString() && one.asString().equals(audience);
    }

    static boolean isTimely(ObjectNode claims, Instant now) {
        var issued = seconds(claims.path("iat"));
        var expires = seconds(claims.path("exp"));
        return issued.isPresent()
                && expires.isPresent()
                && issued.get() < expires.get()
                && expires.get() - issued.get() <= MOST_SECONDS
                && issued.get() <= now.getEpochSecond() + SKEW_SECONDS
                && expires.get() > now.getEpochSecond() - SKEW_SECONDS;
    }

    /** Whole seconds since 1970. */
    private static Optional<Long> seconds(JsonNode node) {
        return node.isInt() || node.isLong() ? Optional.of(node.longValue()).filter(it -> it >= 0) : Optional.empty();
    }

    static Optional<MobilePayload> payload(ObjectNode claims, PhoneKey key) {
        var installation = Texts.word(claims.path("iss"), 100);
        var jti = Texts.word(claims.path("jti"), 100);
        var app = app(claims.path("app"));
        var os = os(claims.path("os"));
        var model = Texts.line(claims.path("model").path("name"), 200);
        return installation == null || jti == null || app == null || os == null || model == null
                ? Optional.empty()
                : Optional.of(new MobilePayload(
                        installation,
                        key.thumbprint(),
                        key.json(),
                        jti,
                        app,
                        os,
                        new Model(model),
                        push(claims.path("push")),
                        integrity(claims.path("integrity"))));
    }

    private static @Nullable App app(JsonNode app) {
        var bundle = Texts.word(app.path("bundleId"), 255);
        var name = Texts.word(app.path("packageName"), 255);
        var version = Texts.line(app.path("version"), 100);
        var isMalformed =
                (bundle == null && isGiven(app.path("bundleId"))) || (name == null && isGiven(app.path("packageName")));
        return isMalformed || version == null || (bundle == null && name == null)
                ? null
                : new App(bundle, name, version);
    }

    private static @Nullable Os os(JsonNode os) {
        var type = Texts.line(os.path("type"), 100);
        var version = Texts.line(os.path("version"), 100);
        return type == null || version == null ? null : new Os(type, version);
    }

    private static @Nullable Push push(JsonNode push) {
        return isGiven(push) ? new Push(provider(push), token(push, LONGEST_PUSH_TOKEN)) : null;
    }

    private static @Nullable Integrity integrity(JsonNode integrity) {
        return isGiven(integrity) ? new Integrity(provider(integrity), token(integrity, CompactJws.LONGEST)) : null;
    }

    private static String provider(JsonNode node) {
        var provider = Texts.word(node.path("provider"), 100);
        return provider == null ? "" : provider;
    }

    private static String token(JsonNode node, int most) {
        var token = Texts.word(node.path("token"), most);
        return token == null ? "" : token;
    }

    /** A member that is null counts as one that is not there. */
    private static boolean isGiven(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}

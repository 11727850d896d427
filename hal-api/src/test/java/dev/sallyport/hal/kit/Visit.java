package dev.sallyport.hal.kit;

import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An execution as its client holds it: follows the links of the last state, and knows no path. */
public final class Visit {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6,10}\\b");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final TestServer server;
    private final String self;
    private final String token;
    private Response last;

    Visit(TestServer server, Response started) {
        this(server, started, path(started.at("/_links/self/href")), started.at("/interactionToken"));
    }

    private Visit(TestServer server, Response last, String self, String token) {
        this.server = server;
        this.last = last;
        this.self = self;
        this.token = token;
    }

    /** The same execution, asked of another server. */
    public Visit at(TestServer other) {
        return new Visit(other, last, self, token);
    }

    /** The last state that was answered with 200 or 201. */
    public Response last() {
        return last;
    }

    public String status() {
        return last.at("/status");
    }

    public String id() {
        return last.at("/id");
    }

    public String token() {
        return token;
    }

    /** The path of the execution. */
    public String self() {
        return self;
    }

    public String[] bearer() {
        return new String[] {"Authorization", "Bearer " + token};
    }

    public Response read() {
        return seen(server.client().get(self, bearer()));
    }

    /** Follows a link of the last state; the body is JSON, or empty. */
    public Response act(String relation, String body) {
        var link = last.json().path("_links").path(relation);
        if (link.isMissingNode()) {
            throw new AssertionError("there is no link " + relation + " in " + last.text());
        }
        return seen(server.client()
                .post(path(link.path("href").asString()), link.path("type").asString(), body, bearer()));
    }

    /** Acts whether or not there is a link; headers are names and values in turn. */
    public Response force(String action, String body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(bearer(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return seen(server.client().post(self, "application/vnd.pingidentity." + action + "+json", body, all));
    }

    public Response createEmail(String email) {
        return act(
                "device.create",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "EMAIL")
                        .put("email", email)
                        .toString());
    }

    /** Asks for codes to a phone; the type is SMS or VOICE. */
    public Response createPhone(String type, String phone) {
        return act(
                "device.create",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", type)
                        .put("phone", phone)
                        .toString());
    }

    /** Asks for a credential; the type is PLATFORM or SECURITY_KEY. */
    public Response createPasskey(String type) {
        return act(
                "device.create",
                JsonNodeFactory.instance.objectNode().put("type", type).toString());
    }

    /** What the browser is asked for, as the standard's JSON. */
    public JsonNode options() {
        return last.json().at("/device/publicKeyCredentialCreationOptionsJSON");
    }

    /** Hands a browser's answer in; the attestation is an object, or the vendor's string. */
    public Response attest(JsonNode attestation, String origin) {
        var body = JsonNodeFactory.instance.objectNode().put("origin", origin);
        body.set("attestation", attestation);
        return act("device.activate", body.toString());
    }

    public Response activate(String otp) {
        return act("device.activate", otp(otp));
    }

    public static String otp(String otp) {
        return JsonNodeFactory.instance.objectNode().put("otp", otp).toString();
    }

    /** Reads, or waits so many seconds for another state than the last. */
    public Response await(int seconds) {
        return seen(server.client().get(self, waiting(seconds)));
    }

    /** The headers of a poll that is held while the state is the last one. */
    public String[] waiting(int seconds) {
        return new String[] {
            "Authorization", "Bearer " + token, "If-None-Match", last.header("ETag"), "Prefer", "wait=" + seconds
        };
    }

    /** Waits until the state is such; polls as a client should. */
    public Response until(String what, Predicate<Response> holds) {
        var end = System.nanoTime() + LONGEST.toNanos();
        for (read(); !holds.test(last); await(1)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("this never came: " + what + "; it stays " + last.text());
            }
        }
        return last;
    }

    /** Waits until the code was sent, or given up. */
    public Response delivered() {
        return until("a delivery", it -> !it.at("/otp/delivery").equals("PENDING"));
    }

    /** The code that was sent last to the device's address. */
    public String code() {
        delivered();
        var address = last.at("/device/email") + last.at("/device/phone"); // it has one of them
        var code = CODE.matcher(server.newestMessage(address, last.at("/device/type")));
        if (!code.find()) {
            throw new AssertionError("the newest message holds no code");
        }
        return code.group();
    }

    /** A code of the same length that is wrong. */
    public String wrongCode() {
        var right = code();
        return (right.charAt(0) == '9' ? '0' : (char) (right.charAt(0) + 1)) + right.substring(1);
    }

    private Response seen(Response response) {
        if (response.status() == 200) {
            last = response;
        }
        return response;
    }

    private static String path(String href) {
        return URI.create(href).getRawPath();
    }
}

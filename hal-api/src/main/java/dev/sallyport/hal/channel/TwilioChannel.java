package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands text messages and calls over to Twilio's API of 2010-04-01, or to what speaks as it does. That API knows no key
 * that would make a repetition harmless, so a message whose answer got lost is sent twice.
 */
final class TwilioChannel implements Channel {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}"); // E.164
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gateway.Twilio twilio;
    private final Outbound outbound;
    private final Templates templates;
    private final Map<String, String> headers;

    TwilioChannel(Gateway.Twilio twilio, Outbound outbound, Templates templates) {
        this.twilio = twilio;
        this.outbound = outbound;
        this.templates = templates;
        var login = (twilio.user() + ":" + twilio.token().value()).getBytes(StandardCharsets.UTF_8);
        this.headers = Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login),
                "Content-Type", "application/x-www-form-urlencoded",
                "Accept", "application/json");
    }

    @Override
    public Future<Void> deliver(Message message) {
        try {
            return outbound.handOver(message.id(), post(message), TwilioChannel::code);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private Outbound.Post post(Message message) throws Refused {
        var to = message.notice().to();
        if (!NUMBER.matcher(to).matches()) { // "client:ann" and the like mean something there
            throw new Refused("the number is malformed");
        }
        return switch (message.channel()) {
            case "SMS" -> {
                var rendered = templates.render(message.channel(), message.notice());
                yield post(message, "Messages", to, "Body", rendered.text());
            }
            case "VOICE" -> post(message, "Calls", to, "Twiml", Twiml.twice(Speech.of(templates, message)));
            default -> throw new Refused("Twilio carries no " + message.channel());
        };
    }

    private Outbound.Post post(Message message, String resource, String to, String name, String value) {
        var form = "To=" + encoded(to) + "&" + twilio.senderName() + "=" + encoded(twilio.sender()) + "&" + name + "="
                + encoded(value);
        return new Outbound.Post(
                URI.create(twilio.account() + "/" + resource + ".json"),
                TraceHeaders.with(headers, message.trace()),
                form);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Twilio's number for an error; its words may quote the number that was called. */
    private static String code(Outbound.Answer answer) {
        try {
            var code = JSON.readTree(answer.body().getBytes()).path("code");
            return code.isInt() ? "code " + code.intValue() : "";
        } catch (JacksonException _) {
            return "";
        }
    }
}

package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands messages over to an operator's own service, signed by Standard Webhooks 1.0. The body is described in
 * docs/channels.md.
 */
final class WebhookChannel implements Channel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gateway.Webhook webhook;
    private final Outbound outbound;
    private final Templates templates;
    private final InstantSource clock;

    WebhookChannel(Gateway.Webhook webhook, Outbound outbound, Templates templates, InstantSource clock) {
        this.webhook = webhook;
        this.outbound = outbound;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Future<Void> deliver(Message message) {
        try {
            var seconds = clock.instant().getEpochSecond();
            var body = body(message);
            var headers = Map.of(
                    "Content-Type", "application/json",
                    "webhook-id", message.id(),
                    "webhook-timestamp", String.valueOf(seconds),
                    "webhook-signature", webhook.secrets().signatures(message.id(), seconds, body));
            return outbound.handOver(
                    message.id(),
                    new Outbound.Post(webhook.address(), TraceHeaders.with(headers, message.trace()), body),
                    _ -> "");
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private String body(Message message) throws Refused {
        var rendered = templates.render(message.channel(), message.notice());
        var body = JSON.createObjectNode()
                .put("type", "message.send")
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        var data = body.putObject("data").put("id", message.id());
        data.putObject("environment").put("id", message.environment());
        data.put("channel", message.channel())
                .put("to", message.notice().to())
                .put("template", message.notice().template())
                .put("locale", rendered.locale().toLanguageTag())
                .put("text", rendered.text());
        if (message.channel().equals("VOICE")) {
            var speech = Speech.of(templates, message);
            data.putObject("speech").put("language", speech.language()).put("text", speech.text());
        }
        return JSON.writeValueAsString(body);
    }
}

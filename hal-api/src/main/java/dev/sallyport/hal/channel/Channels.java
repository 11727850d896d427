package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;

/** Puts channels together. */
public final class Channels {

    private Channels() {}

    /**
     * A channel that gives each message to the one that its name asks for, such as {@code EMAIL}. A message for a channel
     * that nobody configured is refused.
     */
    public static Channel byName(Map<String, Channel> channels) {
        var known = Map.copyOf(channels);
        return message -> {
            var channel = known.get(message.channel());
            if (channel == null) {
                return Future.failedFuture(new Channel.Refused("no channel " + message.channel() + " is configured"));
            }
            try {
                return channel.deliver(message);
            } catch (RuntimeException e) { // a bug met by one message shall not stop the others
                return Future.failedFuture(e);
            }
        };
    }

    /** The channel to a gateway for text messages or calls. */
    public static Channel to(Gateway gateway, Outbound outbound, Templates templates, InstantSource clock) {
        return switch (gateway) {
            case Gateway.Webhook webhook -> new WebhookChannel(webhook, outbound, templates, clock);
            case Gateway.Twilio twilio -> new TwilioChannel(twilio, outbound, templates);
        };
    }

    /** A channel that gives each message to two, to the second once the first has taken it: to both again at each try. */
    public static Channel both(Channel first, Channel second) {
        return message -> first.deliver(message).compose(_ -> second.deliver(message));
    }
}

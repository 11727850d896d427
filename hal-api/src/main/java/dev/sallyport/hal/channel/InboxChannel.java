package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;

/** Puts messages into the demo's inbox instead of, or beside, sending them. */
public final class InboxChannel implements Channel {
    private final Inbox inbox;
    private final Templates templates;

    public InboxChannel(Inbox inbox, Templates templates) {
        this.inbox = inbox;
        this.templates = templates;
    }

    @Override
    public Future<Void> deliver(Message message) {
        try {
            var environment = Inbox.uuid(message.environment()).orElseThrow(InboxChannel::noUuid);
            var id = Inbox.uuid(message.id()).orElseThrow(InboxChannel::noUuid);
            var rendered = templates.render(message.channel(), message.notice());
            var letter = new Letter(message.notice().to(), rendered.subject(), rendered.text());
            return inbox.add(environment, id, message.channel(), letter);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private static Refused noUuid() {
        return new Refused("the ids of an environment and of a message are UUIDs");
    }
}

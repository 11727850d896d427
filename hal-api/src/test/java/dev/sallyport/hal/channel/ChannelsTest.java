package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void eachMessageGoesWhereItsNameSays() {
        var all = Channels.byName(Map.of("EMAIL", taking("mail"), "SMS", taking("sms")));

        assertThat(all.deliver(Notices.mail("ann@example.org")).succeeded()).isTrue();
        assertThat(calls).containsExactly("mail");
    }

    @Test
    void aChannelThatNobodyConfiguredRefuses() {
        var refused = Channels.byName(Map.of()).deliver(Notices.mail("ann@example.org"));

        assertThat(refused.cause()).isInstanceOf(Channel.Refused.class).hasMessage("no channel EMAIL is configured");
    }

    @Test
    void aChannelThatThrowsHasFailed() {
        var bug = new IllegalStateException("bug");

        var all = Channels.byName(Map.of("EMAIL", _ -> {
            throw bug;
        }));

        assertThat(all.deliver(Notices.mail("ann@example.org")).cause()).isSameAs(bug);
    }

    @Test
    void bothTakeTheMessageInOrder() {
        var both = Channels.both(taking("inbox"), taking("mail"));

        assertThat(both.deliver(Notices.mail("ann@example.org")).succeeded()).isTrue();
        assertThat(calls).containsExactly("inbox", "mail");
    }

    @Test
    void theSecondWaitsForTheFirst() {
        var away = new IOException("away");

        var both = Channels.both(_ -> Future.failedFuture(away), taking("mail"));

        assertThat(both.deliver(Notices.mail("ann@example.org")).cause()).isSameAs(away);
        assertThat(calls).isEmpty();
    }

    private Channel taking(String name) {
        return _ -> {
            calls.add(name);
            return Future.succeededFuture();
        };
    }
}

package dev.sallyport.hal.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that the demo's inbox holds.
 *
 * @param subject null for a medium that has none
 * @param text holds a code as one run of digits
 */
public record InboxMessage(
        String id, String channel, String to, @Nullable String subject, String text, Instant createdAt) {

    @Override
    public String toString() {
        return "InboxMessage[" + id + "]"; // neither addresses nor codes belong into a log
    }
}

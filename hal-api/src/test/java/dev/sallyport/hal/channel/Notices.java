package dev.sallyport.hal.channel;

import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices as the enrollment step makes them. */
final class Notices {
    static final String ENVIRONMENT = "d0000000-0000-4000-8000-000000000001";
    static final String ID = "6f1c2d8e-0000-4000-8000-00000000000a";

    private Notices() {}

    static Notice pairing(String to, @Nullable String variant, @Nullable String locale) {
        return new Notice(to, "device_pairing", variant, locale, Map.of("otp", "123456", "lifetimeMinutes", "10"));
    }

    static Channel.Message mail(String to) {
        return message(ID, "EMAIL", pairing(to, null, null));
    }

    static Channel.Message message(String id, String channel, Notice notice) {
        return new Channel.Message(ENVIRONMENT, id, channel, notice, null);
    }
}

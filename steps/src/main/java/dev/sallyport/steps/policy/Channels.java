package dev.sallyport.steps.policy;

import dev.sallyport.engine.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an environment's messages reach: {@code channels} of its file. */
public record Channels(@Nullable Reach sms, @Nullable Reach voice) {

    /** An environment that says nothing of it reaches everybody. */
    public static final Channels EVERYWHERE = new Channels(null, null);

    /**
     * The numbers that are sent to.
     *
     * @param countries ISO 3166-1 alpha-2; null: all. A list keeps toll fraud out where no user lives
     */
    public record Reach(@Nullable List<String> countries) {}

    public static Channels of(Settings settings) {
        return settings.all(Channels.class).findFirst().orElse(EVERYWHERE);
    }

    /** The countries whose numbers a type may use; null: all. */
    public @Nullable List<String> countries(DeviceType type) {
        var reach = switch (type) {
            case SMS -> sms;
            case VOICE -> voice;
            case EMAIL, MOBILE, TOTP, PLATFORM, SECURITY_KEY -> null;
        };
        return reach == null ? null : reach.countries();
    }
}

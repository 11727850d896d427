package dev.sallyport.steps.policy;

import dev.sallyport.engine.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an environment is known to browsers.
 *
 * @param rpId the relying party's id where a request names none; null: each must name one
 * @param rpName shown by authenticators; null: the id is
 * @param allowedOrigins where credentials may be made, exactly
 */
public record WebAuthnSettings(
        @Nullable String rpId, @Nullable String rpName, List<String> allowedOrigins) {

    public WebAuthnSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    public static WebAuthnSettings of(Settings settings) {
        return settings.all(WebAuthnSettings.class)
                .findFirst()
                .orElseGet(() -> new WebAuthnSettings(null, null, List.of()));
    }
}

package dev.sallyport.hal.environment;

import dev.sallyport.engine.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment as the server knows it.
 *
 * @param id a UUID
 * @param allowedOrigins whose pages may call the API, exactly
 * @param redirectUris where a finished execution may send a browser, exactly
 * @param settings what steps may read
 */
public record Environment(
        String id,
        String name,
        List<String> allowedOrigins,
        @Nullable RelyingParty rp,
        List<Client> clients,
        List<Issuer> issuers,
        List<String> redirectUris,
        Settings settings) {

    /** The relying party of WebAuthn. */
    public record RelyingParty(String id, String name) {}
}

package dev.sallyport.hal.openapi;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Whom an operation lets in, by what they bring (decisions.md section 3). */
enum Access {
    WORKER,
    USER,
    INTERACTION,
    CLIENT,
    METRICS;

    private String scheme() {
        return Names.of(name()).toLowerCase(Locale.ROOT);
    }

    ObjectNode requirement() {
        var requirement = Schemas.any();
        requirement.putArray(scheme());
        return requirement;
    }

    /** The security schemes. */
    static ObjectNode components(String base) {
        var all = Schemas.any();
        all.putObject(WORKER.scheme())
                .put("type", "oauth2")
                .put("description", "A worker application's token, good for its environment: the one in the path.")
                .putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", base + "/{environment}/as/token")
                .putObject("scopes");
        bearer(all, USER, "A token of an OpenID provider that the environment trusts; it speaks for its user alone.")
                .put("bearerFormat", "JWT");
        bearer(all, INTERACTION, "The interactionToken of the start; it opens that execution alone.");
        bearer(all, METRICS, "The operator's token for the metrics.");
        all.putObject(CLIENT.scheme())
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "A worker application's id and secret; they may stand in the form instead.");
        return all;
    }

    private static ObjectNode bearer(ObjectNode all, Access access, String description) {
        return all.putObject(access.scheme())
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", description);
    }
}

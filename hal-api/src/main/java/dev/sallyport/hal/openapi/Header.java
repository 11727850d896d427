package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/** The headers of answers. */
enum Header {
    ACCEPT_POST("Accept-Post", "The media types that are accepted here now.", "string", ""),
    ALLOW("Allow", "The methods of the path.", "string", ""),
    CACHE_CONTROL("Cache-Control", "Nothing is kept, but what says otherwise.", "string", ""),
    CONTENT_LANGUAGE("Content-Language", "The language of the texts.", "string", ""),
    CONTENT_LOCATION("Content-Location", "Where the same can be read.", "string", "uri"),
    CORRELATION_ID(
            "Correlation-Id", "The request's id: a refusal tells it, and the server's log does.", "string", "uuid"),
    ETAG("ETag", "\"<version>.<representation>\"; for If-Match and If-None-Match.", "string", ""),
    LINK("Link", "For who reads headers alone (RFC 8288): self, or the page that explains the refusal.", "string", ""),
    LOCATION("Location", "The execution.", "string", "uri"),
    PREFERENCE_APPLIED("Preference-Applied", "wait=N, where the answer was held for If-None-Match.", "string", ""),
    RETRY_AFTER("Retry-After", "Seconds from when on asking again makes sense.", "integer", ""),
    WWW_AUTHENTICATE("WWW-Authenticate", "The scheme that the request has to use.", "string", "");

    private final String wire;
    private final String description;
    private final String type;
    private final String format;

    Header(String wire, String description, String type, String format) {
        this.wire = wire;
        this.description = description;
        this.type = type;
        this.format = format;
    }

    String wire() {
        return wire;
    }

    private String component(boolean always) {
        return Names.of(name()) + (always ? "" : "Sometimes");
    }

    /** A reference; {@code always} where no answer of the kind is without it. */
    ObjectNode reference(boolean always) {
        return Schemas.any().put("$ref", "#/components/headers/" + component(always));
    }

    private ObjectNode schema() {
        var schema = Schemas.any().put("type", type);
        return format.isEmpty() ? schema : schema.put("format", format);
    }

    static ObjectNode components() {
        var all = Schemas.any();
        for (var header : values()) {
            for (var always : new boolean[] {true, false}) {
                all.putObject(header.component(always))
                        .put("description", header.description)
                        .put("required", always)
                        .set("schema", header.schema());
            }
        }
        return all;
    }
}

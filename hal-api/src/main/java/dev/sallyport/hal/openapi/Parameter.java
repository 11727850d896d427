package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/**
 * The headers of requests. OpenAPI has other words for three more of them: Accept is what an answer's media types say,
 * Content-Type what a body's say, Authorization what the security says.
 */
enum Parameter {
    ACCEPT_LANGUAGE("Accept-Language", "The languages of texts: en (default) or de.", "", "de, en;q=0.8"),
    IDEMPOTENCY_KEY(
            "Idempotency-Key",
            "Makes a request that was sent twice count once: the second gets the answer of the first. The same key with another body is refused (422).",
            "^[!-~]{1,255}$",
            "0f7a9c52-2f0e-4f7c-9d65-0a3d8f0c5a11"),
    IF_MATCH(
            "If-Match",
            "An ETag: the action is taken only on the version that it names, else refused (412).",
            "",
            "\"3.hal\""),
    IF_NONE_MATCH("If-None-Match", "An ETag: what is known already is not sent again (304).", "", "\"3.hal-00000000\""),
    PREFER(
            "Prefer",
            "wait=N, 1 to 60 seconds, with If-None-Match: the answer is held until the state changes, N seconds at most.",
            "",
            "wait=30");

    private final String wire;
    private final String description;
    private final String pattern;
    private final String example;

    Parameter(String wire, String description, String pattern, String example) {
        this.wire = wire;
        this.description = description;
        this.pattern = pattern;
        this.example = example;
    }

    private ObjectNode schema() {
        return pattern.isEmpty() ? Schemas.text() : Schemas.text().put("pattern", pattern);
    }

    ObjectNode reference() {
        return Schemas.any().put("$ref", "#/components/parameters/" + wire);
    }

    static ObjectNode components() {
        var all = Schemas.any();
        for (var parameter : values()) {
            all.putObject(parameter.wire)
                    .put("name", parameter.wire)
                    .put("in", "header")
                    .put("description", parameter.description)
                    .put("example", parameter.example)
                    .set("schema", parameter.schema());
        }
        PathParameters.addTo(all);
        return all;
    }
}

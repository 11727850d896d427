package dev.sallyport.hal.openapi;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;

/** What operations are grouped by, in the order in which they are told. */
enum Tag {
    EXECUTIONS("Start a flow, read where it stands, act on it."),
    TOKENS("Tokens for worker applications, and the keys that prove them."),
    PHONES("What an app on a phone sends."),
    EXPLANATIONS("Documents about the API itself."),
    OPERATION("For those who run the server."),
    DEMO("There while the demo is on.");

    private final String description;

    Tag(String description) {
        this.description = description;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static void addTo(ArrayNode tags) {
        for (var tag : values()) {
            tags.addObject().put("name", tag.wire()).put("description", tag.description);
        }
    }
}

package dev.sallyport.hal.channel;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What of a message is sealed. */
record Letter(String to, @Nullable String subject, String text) {
    private static final JsonMapper JSON = JsonMapper.shared();

    String json() {
        return JSON.createObjectNode()
                .put("to", to)
                .put("subject", subject)
                .put("text", text)
                .toString();
    }

    static Letter read(String json) {
        var members = JSON.readTree(json);
        var subject = members.path("subject");
        return new Letter(
                members.path("to").asString(),
                subject.isString() ? subject.asString() : null,
                members.path("text").asString());
    }

    @Override
    public String toString() {
        return "Letter[hidden]"; // it may hold a code
    }
}

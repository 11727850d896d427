package dev.sallyport.hal.kit;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as a client gets it. */
public record Response(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    /** The header's value; empty: there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The text at a JSON pointer; empty: there is none. */
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    public int number(String pointer) {
        return json().at(pointer).asInt(Integer.MIN_VALUE);
    }

    /** The relations of the links. */
    public List<String> links() {
        return List.copyOf(json().path("_links").propertyNames());
    }

    /** A refusal in one line: status, top code, detail code and target, as far as there are any. */
    public String refusal() {
        return (status + " " + at("/code") + " " + at("/details/0/code") + " " + at("/details/0/target"))
                .strip()
                .replace("  ", " ");
    }
}

package dev.sallyport.flows;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer of the server. */
record Said(int code, HttpHeaders headers, JsonNode body) {

    /** A member's text, or its number as text; empty where there is none. */
    String at(String pointer) {
        return body.at(pointer).asString("");
    }

    String status() {
        return at("/status");
    }
}

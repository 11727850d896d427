package dev.sallyport.hal.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer ready to be sent, and to be remembered.
 *
 * @param headers by name, in the order in which they are sent
 * @param body empty: none
 */
record Answer(int status, Map<String, String> headers, String body) {
    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}

package dev.sallyport.hal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer ready to be sent, and to be remembered.
 *
 * @param headers by name, in the order in which they are sent
 * @param body empty: none
 * @param refusal the name of the problem that it tells, to be counted; null: none
 */
record Answer(
        int status,
        Map<String, String> headers,
        String body,
        @Nullable String refusal) {
    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    Answer(int status, Map<String, String> headers, String body) {
        this(status, headers, body, null);
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, refusal);
    }
}

package dev.sallyport.engine.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What processes tell each other: a line with the teller's id, then a line for each execution that moved. PostgreSQL takes
 * payloads shorter than 8,000 bytes.
 */
final class SignalText {
    private static final int MOST_LINES = 80;
    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36}) ([0-9a-f-]{36}) (\\d{1,18})");

    private SignalText() {}

    record Place(String environment, String execution) {}

    record Moved(Place place, long version) {}

    static List<String> payloads(String teller, Map<Place, Long> moved) {
        var payloads = new ArrayList<String>();
        var payload = new StringBuilder(teller);
        int lines = 0;
        for (var it : moved.entrySet()) {
            if (lines++ == MOST_LINES) {
                payloads.add(payload.toString());
                payload = new StringBuilder(teller);
                lines = 1;
            }
            payload.append('\n').append(it.getKey().environment());
            payload.append(' ').append(it.getKey().execution());
            payload.append(' ').append(it.getValue());
        }
        payloads.add(payload.toString());
        return payloads;
    }

    /** What somebody else tells; what nobody of us would say tells nothing. */
    static List<Moved> heard(String listener, String payload) {
        return payload.startsWith(listener)
                ? List.of()
                : payload.lines()
                        .skip(1)
                        .map(LINE::matcher)
                        .filter(it -> it.matches())
                        .map(it -> new Moved(new Place(it.group(1), it.group(2)), Long.parseLong(it.group(3))))
                        .toList();
    }
}

package dev.sallyport.engine.run;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Where each member of a JSON text stands, by its JSON Pointer. */
public final class Positions {
    private final Map<String, TokenStreamLocation> places = new HashMap<>();

    private Positions() {}

    /** The text must be well-formed. */
    static Positions of(JsonMapper mapper, String json) {
        var positions = new Positions();
        try (JsonParser parser = mapper.createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    positions.places.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(), parser.currentTokenLocation());
                }
            }
        }
        return positions;
    }

    /** A finding at a pointer, or at the nearest member around it that the text has. */
    public WrongDefinition.Finding at(String pointer, String message) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var place = places.get(at);
            if (place != null) {
                return new WrongDefinition.Finding(pointer, place.getLineNr(), place.getColumnNr(), message);
            }
            if (at.isEmpty()) {
                return new WrongDefinition.Finding(pointer, 1, 1, message);
            }
        }
    }
}

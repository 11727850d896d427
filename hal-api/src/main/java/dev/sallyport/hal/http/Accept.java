package dev.sallyport.hal.http;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which media types a client takes, by its Accept header (RFC 9110 section 12.5.1). What is no range matches nothing. (Vert.x's
 * own parser throws for some headers, and knows two of a weight's three decimals.)
 *
 * @param isOpen whether there is no such header, so that everything is taken
 */
record Accept(boolean isOpen, List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)/([!#$%&'*+.^_`|~0-9a-z-]+)");
    private static final Pattern WEIGHT = Pattern.compile("0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?");

    /** A media range in lower case. */
    record Range(String type, String subtype, double weight) {
        private boolean covers(String wanted) {
            var slash = wanted.indexOf('/');
            return (type.equals("*") || type.equals(wanted.substring(0, slash)))
                    && (subtype.equals("*") || subtype.equals(wanted.substring(slash + 1)));
        }

        private int specificity() {
            return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
        }
    }

    static Accept of(RoutingContext context) {
        return of(context.request().getHeader("Accept"));
    }

    static Accept of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new Accept(true, List.of());
        }
        return new Accept(
                false,
                split(header.toLowerCase(Locale.ROOT), ',').stream()
                        .map(Accept::range)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Range> range(String element) {
        var parts = split(element, ';');
        var range = RANGE.matcher(parts.getFirst());
        var weight = parts.stream()
                .skip(1)
                .filter(it -> it.startsWith("q="))
                .findFirst()
                .map(it -> it.substring(2))
                .orElse("1");
        return range.matches() && WEIGHT.matcher(weight).matches()
                ? Optional.of(new Range(range.group(1), range.group(2), Double.parseDouble(weight)))
                : Optional.empty();
    }

    /** At a separator that stands in no quoted string. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            quoted ^= next == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            if (next == separator && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(next);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /** The weight of the most specific range that covers a type; 0: it is not taken. */
    double weight(String type) {
        return ranges.stream()
                .filter(it -> it.covers(type))
                .max(Comparator.comparingInt(Range::specificity))
                .map(Range::weight)
                .orElse(0.0);
    }

    /** Whether a type is taken by its own name. */
    boolean names(String type) {
        return ranges.stream().anyMatch(it -> (it.type() + "/" + it.subtype()).equals(type) && it.weight() > 0);
    }
}

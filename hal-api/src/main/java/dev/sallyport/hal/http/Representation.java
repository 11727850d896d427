package dev.sallyport.hal.http;

import dev.sallyport.hal.view.MediaTypes;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * In which form a client wants its answers.
 *
 * @param name the representation's part of an ETag
 * @param type the media type of answers
 * @param problems the media type of refusals
 */
record Representation(String name, String type, String problems) {
    private static final Representation HAL = new Representation("hal", MediaTypes.HAL, MediaTypes.HAL);

    /** What is used where the client's wish cannot be served. */
    static Representation standard() {
        return HAL;
    }

    /** How a refusal is told, even where nothing that is served was asked for. */
    static Representation ofRefusal(RoutingContext context) {
        return of(context)
                .orElseGet(() -> asksForProblems(context.parsedHeaders().accept())
                        ? new Representation(HAL.name(), HAL.type(), MediaTypes.PROBLEM)
                        : HAL);
    }

    private static boolean asksForProblems(List<MIMEHeader> wanted) {
        return wanted.stream()
                .anyMatch(it -> (it.component() + "/" + it.subComponent()).equalsIgnoreCase(MediaTypes.PROBLEM)
                        && it.weight() > 0);
    }

    /** By the Accept header (RFC 9110 section 12.5.1); empty: it names nothing that is served. */
    static Optional<Representation> of(RoutingContext context) {
        List<MIMEHeader> wanted = context.parsedHeaders().accept();
        if (wanted.isEmpty()) {
            return Optional.of(HAL);
        }
        var hal = weight(wanted, MediaTypes.HAL);
        var json = weight(wanted, MediaTypes.JSON);
        if (hal <= 0 && json <= 0) {
            return Optional.empty();
        }
        var type = json > hal ? MediaTypes.JSON : MediaTypes.HAL;
        return Optional.of(new Representation(
                type.equals(MediaTypes.JSON) ? "json" : "hal",
                type,
                asksForProblems(wanted) ? MediaTypes.PROBLEM : type));
    }

    /** The weight of the most specific range that covers a type. */
    private static float weight(List<MIMEHeader> wanted, String type) {
        return wanted.stream()
                .filter(it -> covers(it, type))
                .max(Comparator.comparingInt(Representation::specificity))
                .map(MIMEHeader::weight)
                .orElse(0f);
    }

    private static boolean covers(MIMEHeader range, String type) {
        var slash = type.indexOf('/');
        return (range.component().equals("*") || range.component().equalsIgnoreCase(type.substring(0, slash)))
                && (range.subComponent().equals("*")
                        || range.subComponent().equalsIgnoreCase(type.substring(slash + 1)));
    }

    private static int specificity(MIMEHeader range) {
        return (range.component().equals("*") ? 0 : 1) + (range.subComponent().equals("*") ? 0 : 1);
    }
}

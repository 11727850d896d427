package dev.sallyport.hal.http;

import dev.sallyport.hal.view.MediaTypes;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;

/**
 * In which form a client wants its answers, by the Accept header (RFC 9110 section 12.5.1).
 *
 * @param request the request's id, which a refusal tells as its own
 * @param name the representation's part of an ETag
 * @param type the media type of answers
 * @param problems the media type of refusals
 * @param isAcceptable whether the header names something that is served
 */
record Representation(String request, String name, String type, String problems, boolean isAcceptable) {

    static Representation of(RoutingContext context) {
        List<MIMEHeader> wanted = context.parsedHeaders().accept();
        var hal = wanted.isEmpty() ? 1 : weight(wanted, MediaTypes.HAL);
        var json = weight(wanted, MediaTypes.JSON);
        var type = json > hal ? MediaTypes.JSON : MediaTypes.HAL;
        return new Representation(
                Failures.correlation(context),
                type.equals(MediaTypes.JSON) ? "json" : "hal",
                type,
                asksForProblems(wanted) ? MediaTypes.PROBLEM : type,
                hal > 0 || json > 0);
    }

    private static boolean asksForProblems(List<MIMEHeader> wanted) {
        return wanted.stream()
                .anyMatch(it -> (it.component() + "/" + it.subComponent()).equalsIgnoreCase(MediaTypes.PROBLEM)
                        && it.weight() > 0);
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

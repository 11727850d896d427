package dev.sallyport.hal.http;

import dev.sallyport.hal.text.Languages;
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
 * @param language of what people are told, see {@link Languages}
 * @param isAcceptable whether the header names something that is served
 */
record Representation(
        String request, String name, String type, String problems, String language, boolean isAcceptable) {

    static Representation of(RoutingContext context) {
        List<MIMEHeader> wanted = context.parsedHeaders().accept();
        var hal = wanted.isEmpty() ? 1 : weight(wanted, MediaTypes.HAL);
        var json = weight(wanted, MediaTypes.JSON);
        var forms = named(wanted, MediaTypes.FORMS) ? weight(wanted, MediaTypes.FORMS) : 0f;
        var language = Languages.of(context.request().getHeader("Accept-Language"));
        var type = type(hal, json, forms);
        return new Representation(
                Failures.correlation(context),
                name(type, language),
                type,
                named(wanted, MediaTypes.PROBLEM) ? MediaTypes.PROBLEM : type,
                language,
                hal > 0 || json > 0 || forms > 0);
    }

    /** Forms are for those who name them; they hold all that HAL holds. */
    private static String type(float hal, float json, float forms) {
        if (forms > 0 && forms >= hal && forms >= json) {
            return MediaTypes.FORMS;
        }
        return json > hal ? MediaTypes.JSON : MediaTypes.HAL;
    }

    private static String name(String type, String language) {
        return switch (type) {
            case MediaTypes.FORMS -> "forms-" + language;
            case MediaTypes.JSON -> "json";
            default -> "hal";
        };
    }

    /** The media type of what has no forms. */
    String plain() {
        return wantsForms() ? MediaTypes.HAL : type;
    }

    boolean wantsForms() {
        return type.equals(MediaTypes.FORMS);
    }

    private static boolean named(List<MIMEHeader> wanted, String type) {
        return wanted.stream()
                .anyMatch(it -> (it.component() + "/" + it.subComponent()).equalsIgnoreCase(type) && it.weight() > 0);
    }

    /** The weight of the most specific range that covers a type. */
    static float weight(List<MIMEHeader> wanted, String type) {
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

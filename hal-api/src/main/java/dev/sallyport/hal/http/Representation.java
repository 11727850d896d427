package dev.sallyport.hal.http;

import dev.sallyport.hal.text.Languages;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.ext.web.RoutingContext;

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
        var accept = Accept.of(context);
        var hal = accept.isOpen() ? 1 : accept.weight(MediaTypes.HAL);
        var json = accept.weight(MediaTypes.JSON);
        var forms = accept.names(MediaTypes.FORMS) ? accept.weight(MediaTypes.FORMS) : 0;
        var language = Languages.of(context.request().getHeader("Accept-Language"));
        var type = type(hal, json, forms);
        return new Representation(
                Failures.correlation(context),
                name(type, language),
                type,
                accept.names(MediaTypes.PROBLEM) ? MediaTypes.PROBLEM : type,
                language,
                hal > 0 || json > 0 || forms > 0);
    }

    /** Forms are for those who name them; they hold all that HAL holds. */
    private static String type(double hal, double json, double forms) {
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
}

package dev.sallyport.hal.kit;

import java.net.http.HttpHeaders;

/**
 * A request and its answer.
 *
 * @param path with its query
 * @param body as UTF-8; empty: none
 */
record Exchange(String method, String path, HttpHeaders headers, String body, Response response) {

    /** The path alone. */
    String place() {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** The request's media type without its parameters; empty: none. */
    String mediaType() {
        return bare(headers.firstValue("Content-Type").orElse(""));
    }

    /** The answer's media type without its parameters; empty: none. */
    String answeredType() {
        return bare(response.header("Content-Type"));
    }

    private static String bare(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip();
    }

    /** For the message of a failure. */
    String summary() {
        return "%s %s (%s) was answered with %d (%s)"
                .formatted(method, path, mediaType(), response.status(), answeredType());
    }
}

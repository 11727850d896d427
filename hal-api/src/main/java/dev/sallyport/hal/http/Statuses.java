package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;

/** The numbers of HTTP stand here, and only here. */
final class Statuses {

    private Statuses() {}

    static int of(Problem.Code code) {
        return switch (code) {
            case INVALID_REQUEST, INVALID_DATA, REQUEST_FAILED -> 400;
            case ACCESS_FAILED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case REQUEST_TIMEOUT -> 408;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case CONTENT_TOO_LARGE -> 413;
            case URI_TOO_LONG -> 414;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case REQUEST_LIMITED -> 429;
            case HEADERS_TOO_LARGE -> 431;
            case UNEXPECTED_ERROR -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    /** The top-level code on the wire; the vendor has fewer than HTTP has statuses (wire.md 2.12). */
    static String wireCode(Problem.Code code) {
        return switch (code) {
            case FORBIDDEN -> "ACCESS_FAILED";
            case METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    PRECONDITION_FAILED,
                    CONTENT_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    IDEMPOTENCY_KEY_REUSED,
                    URI_TOO_LONG,
                    HEADERS_TOO_LARGE,
                    REQUEST_TIMEOUT -> "INVALID_REQUEST";
            case INVALID_REQUEST,
                    INVALID_DATA,
                    REQUEST_FAILED,
                    ACCESS_FAILED,
                    NOT_FOUND,
                    CONFLICT,
                    REQUEST_LIMITED,
                    UNEXPECTED_ERROR,
                    UNAVAILABLE -> code.name();
        };
    }
}

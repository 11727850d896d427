package dev.sallyport.hal.http;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Problem.Code;
import dev.sallyport.engine.Problem.Detail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The refusals that the face itself makes (decisions.md section 6). */
final class Problems {

    private Problems() {}

    static Problem notFound() {
        return plain(Code.NOT_FOUND, "There is no such resource.");
    }

    static Problem accessFailed() {
        return detailed(Code.ACCESS_FAILED, "INVALID_TOKEN", "The request needs a valid token.");
    }

    static Problem wrongKindOfToken() {
        return new Problem(
                Code.FORBIDDEN,
                "This kind of token may not do this.",
                List.of(new Detail("INSUFFICIENT_PERMISSIONS", null, "This kind of token may not do this.", Map.of())),
                null);
    }

    static Problem methodNotAllowed() {
        return plain(Code.METHOD_NOT_ALLOWED, "The method is not allowed here; the Allow header lists those that are.");
    }

    static Problem notAcceptable() {
        return new Problem(
                Code.NOT_ACCEPTABLE,
                "The answer cannot be given in a media type that the Accept header names.",
                List.of(new Detail(
                        "INVALID_VALUE",
                        "Accept",
                        "The media types served are listed.",
                        Map.of("allowedValues", List.of("application/hal+json", "application/json")))),
                null);
    }

    static Problem unsupportedMediaType() {
        return plain(
                Code.UNSUPPORTED_MEDIA_TYPE,
                "The Content-Type is not one that is accepted here; the Accept-Post header lists those that are.");
    }

    static Problem tooLarge() {
        return plain(Code.CONTENT_TOO_LARGE, "The body is larger than 64 KiB.");
    }

    static Problem tooSlow() {
        return plain(Code.REQUEST_TIMEOUT, "The body did not arrive within 10 seconds.");
    }

    /** The demo opens doors, but not to other sites. */
    static Problem notOfTheDemo() {
        return new Problem(
                Code.FORBIDDEN,
                "The demo answers to the names in PUBLIC_URL and of loopback, and to its own pages.",
                List.of(),
                null);
    }

    static Problem malformedRequest() {
        return plain(Code.INVALID_REQUEST, "The request is not valid HTTP.");
    }

    static Problem notJson(String why) {
        return detailed(Code.INVALID_REQUEST, "INVALID_VALUE", why);
    }

    static Problem preconditionFailed() {
        return plain(Code.PRECONDITION_FAILED, "The execution has another version than If-Match names.");
    }

    static Problem required(String target) {
        return CommonRefusal.REQUIRED_VALUE.problem(target);
    }

    static Problem invalid(String target) {
        return CommonRefusal.INVALID_VALUE.problem(target);
    }

    static Problem tooOften(Instant retryAt) {
        return CommonRefusal.LIMIT_EXCEEDED.problem().until(retryAt);
    }

    static Problem unavailable(Instant retryAt) {
        return plain(Code.UNAVAILABLE, "The service is not available at the moment.")
                .until(retryAt);
    }

    static Problem unexpected() {
        return plain(Code.UNEXPECTED_ERROR, "The server made a mistake; quote the id to its operator.");
    }

    private static Problem plain(Code code, String message) {
        return new Problem(code, message, List.of(), null);
    }

    private static Problem detailed(Code code, String detail, String message) {
        return new Problem(code, message, List.of(new Detail(detail, null, message, Map.of())), null);
    }
}

package dev.sallyport.hal.http;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.hal.view.MediaTypes;
import java.time.Instant;
import java.util.List;

/** The refusals that the face itself makes (decisions.md section 6); what each means is told by its entry. */
final class Problems {

    private Problems() {}

    static Problem notFound() {
        return HttpRefusal.NOT_FOUND.problem();
    }

    static Problem accessFailed() {
        return HttpRefusal.INVALID_TOKEN.problem();
    }

    static Problem wrongKindOfToken() {
        return HttpRefusal.INSUFFICIENT_PERMISSIONS.problem();
    }

    static Problem methodNotAllowed() {
        return HttpRefusal.METHOD_NOT_ALLOWED.problem();
    }

    static Problem notAcceptable() {
        return notAcceptable(List.of(MediaTypes.HAL, MediaTypes.JSON, MediaTypes.FORMS));
    }

    static Problem notAcceptable(List<String> served) {
        return HttpRefusal.NOT_ACCEPTABLE
                .problem("Accept", "The media types served are listed.")
                .with("allowedValues", served);
    }

    static Problem unsupportedMediaType() {
        return HttpRefusal.UNSUPPORTED_MEDIA_TYPE.problem();
    }

    static Problem tooLarge() {
        return HttpRefusal.CONTENT_TOO_LARGE.problem();
    }

    static Problem tooSlow() {
        return HttpRefusal.REQUEST_TIMEOUT.problem();
    }

    /** The demo opens doors, but not to other sites. */
    static Problem notOfTheDemo() {
        return HttpRefusal.FORBIDDEN.problem();
    }

    static Problem malformedRequest() {
        return HttpRefusal.INVALID_REQUEST.problem();
    }

    /** The message is the same in both places: the vendor's clients show the outer one. */
    static Problem notJson(String why) {
        return new Problem(
                HttpRefusal.UNREADABLE_BODY,
                why,
                HttpRefusal.UNREADABLE_BODY.problem(null, why).details(),
                null);
    }

    static Problem preconditionFailed() {
        return HttpRefusal.PRECONDITION_FAILED.problem();
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
        return HttpRefusal.UNAVAILABLE.problem().until(retryAt);
    }

    static Problem unexpected() {
        return HttpRefusal.UNEXPECTED_ERROR.problem();
    }
}

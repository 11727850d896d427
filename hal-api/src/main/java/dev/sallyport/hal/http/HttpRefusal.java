package dev.sallyport.hal.http;

import dev.sallyport.engine.Meaning;
import dev.sallyport.engine.Problem.Code;
import dev.sallyport.engine.Refusal;

/** What the face itself refuses, before or beside any flow (decisions.md section 6). */
public enum HttpRefusal implements Refusal {
    INVALID_REQUEST(Meaning.of(
            Code.INVALID_REQUEST,
            "The request is not valid HTTP.",
            "Correct the request's line, its path or its headers; this is a mistake in the client's code.")),
    UNREADABLE_BODY(Meaning.of(
                    Code.INVALID_REQUEST,
                    "The body could not be read.",
                    "Send one JSON object in UTF-8, each member once, nested no deeper than 32.")
            .as("INVALID_VALUE")),
    INVALID_TOKEN(Meaning.of(
            Code.ACCESS_FAILED,
            "The request needs a valid token.",
            "Send the execution's interaction token, or a fresh token of a worker or user, as Authorization: Bearer.")),
    INSUFFICIENT_PERMISSIONS(Meaning.of(
            Code.FORBIDDEN,
            "This kind of token may not do this.",
            "Use a worker token; a user's token starts executions for that user alone.")),
    FORBIDDEN(Meaning.of(
            Code.FORBIDDEN,
            "The demo answers to the names in PUBLIC_URL and of loopback, and to its own pages.",
            "Call the demo by the name in PUBLIC_URL, from no other site's page.")),
    NOT_FOUND(Meaning.of(
            Code.NOT_FOUND,
            "There is no such resource.",
            "Check the address; an execution that has expired is gone, so start another.")),
    METHOD_NOT_ALLOWED(Meaning.of(
            Code.METHOD_NOT_ALLOWED,
            "The method is not allowed here; the Allow header lists those that are.",
            "Use a method that the Allow header lists.")),
    NOT_ACCEPTABLE(Meaning.of(
                    Code.NOT_ACCEPTABLE,
                    "The answer cannot be given in a media type that the Accept header names.",
                    "Name one of the listed media types in Accept, or leave the header out.")
            .as("INVALID_VALUE")
            .about("Accept")
            .showing("allowedValues")),
    REQUEST_TIMEOUT(Meaning.of(
            Code.REQUEST_TIMEOUT,
            "The body did not arrive within 10 seconds.",
            "Send the request again, on a new connection.")),
    PRECONDITION_FAILED(Meaning.of(
            Code.PRECONDITION_FAILED,
            "The execution has another version than If-Match names.",
            "Read the execution again, decide on its new state, and send its new ETag.")),
    CONTENT_TOO_LARGE(Meaning.of(
            Code.CONTENT_TOO_LARGE, "The body is larger than 64 KiB.", "Send less; no request needs so much.")),
    URI_TOO_LONG(Meaning.of(
            Code.URI_TOO_LONG,
            "The request's line is longer than 4 KiB.",
            "Follow a link as it is given; no address of this server is so long.")),
    UNSUPPORTED_MEDIA_TYPE(Meaning.of(
            Code.UNSUPPORTED_MEDIA_TYPE,
            "The Content-Type is not one that is accepted here; the Accept-Post header lists those that are.",
            "Send the media type of the link that you follow; Accept-Post lists those that are accepted.")),
    HEADERS_TOO_LARGE(Meaning.of(
            Code.HEADERS_TOO_LARGE, "The headers are larger than 8 KiB.", "Send fewer headers; no cookie is needed.")),
    UNEXPECTED_ERROR(Meaning.of(
            Code.UNEXPECTED_ERROR,
            "The server made a mistake; quote the id to its operator.",
            "Read the execution again to see where it stands, and quote the id to the operator.")),
    UNAVAILABLE(
            Meaning.of(
                    Code.UNAVAILABLE,
                    "The service is not available at the moment.",
                    "Wait as long as Retry-After says and send the request again, with the same Idempotency-Key if it had one."));

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies
    private final Meaning meaning;

    HttpRefusal(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}

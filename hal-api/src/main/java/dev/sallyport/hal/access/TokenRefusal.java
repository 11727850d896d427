package dev.sallyport.hal.access;

import dev.sallyport.engine.Meaning;
import dev.sallyport.engine.Problem.Code;
import dev.sallyport.engine.Refusal;

/** The errors of the token endpoint, whose names and form are those of RFC 6749 section 5.2. */
public enum TokenRefusal implements Refusal {
    INVALID_TOKEN_REQUEST(Meaning.of(
                    Code.INVALID_REQUEST,
                    "The request for a token is malformed.",
                    "Send grant_type=client_credentials as application/x-www-form-urlencoded, each parameter once.")
            .as("invalid_request")),
    INVALID_CLIENT(Meaning.of(
                    Code.ACCESS_FAILED,
                    "The client is unknown, or its secret is missing or wrong.",
                    "Check the client's id and secret; nothing is told of which of them is wrong.")
            .as("invalid_client")),
    UNSUPPORTED_GRANT_TYPE(Meaning.of(
                    Code.INVALID_REQUEST,
                    "The grant type is not one that is served.",
                    "Ask with grant_type=client_credentials.")
            .as("unsupported_grant_type")),
    INVALID_SCOPE(Meaning.of(
                    Code.INVALID_REQUEST,
                    "A scope was asked for, and there are none.",
                    "Leave the parameter scope out.")
            .as("invalid_scope")),
    TEMPORARILY_UNAVAILABLE(Meaning.of(
                    Code.REQUEST_LIMITED,
                    "Too many failed attempts; try again later.",
                    "Wait as long as Retry-After says; check the secret before.")
            .as("temporarily_unavailable"));

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies
    private final Meaning meaning;

    TokenRefusal(Meaning meaning) {
        this.meaning = meaning.answering("token");
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}

package dev.sallyport.engine;

import dev.sallyport.engine.Problem.Code;

/** The refusals that any step may make (wire.md 2.12). */
public enum CommonRefusal implements Refusal {
    REQUIRED_VALUE(Meaning.of(
                    Code.INVALID_DATA,
                    "A required value is missing.",
                    "Ask for the member that target names, and send the request again.")
            .about("email")
            .showing("allowedValues")),
    INVALID_VALUE(Meaning.of(
                    Code.INVALID_DATA,
                    "A value is not one of those that are allowed.",
                    "Correct the member that target names; innerError says what is allowed, where that can be said.")
            .about("type")
            .showing("allowedValues", "allowedCountries", "rangeMinimumValue", "rangeMaximumValue")),
    WRONG_TYPE(Meaning.of(
                    Code.INVALID_REQUEST,
                    "The request could not be read.",
                    "Send the member that target names as the JSON type that the message asks for; this is a mistake in"
                            + " the client's code.")
            .as("INVALID_VALUE")
            .about("type")),
    INVALID_ACTION(Meaning.of(
                    Code.INVALID_REQUEST,
                    "The action is not offered in the present state.",
                    "Read the execution again and follow one of its links; innerError lists them.")
            .showing("allowedValues")),
    UNIQUENESS_VIOLATION(Meaning.of(
                    Code.INVALID_DATA,
                    "The value is bound already.",
                    "Ask for another address, number or authenticator: this one belongs to a device already.")
            .about("email")),
    LIMIT_EXCEEDED(Meaning.of(
                    Code.REQUEST_LIMITED,
                    "A limit is reached.",
                    "Wait as long as Retry-After says and ask again; without that header, waiting does not help. The"
                            + " state keeps its links.")
            .showing("quotaLimit"));

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies
    private final Meaning meaning;

    CommonRefusal(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}

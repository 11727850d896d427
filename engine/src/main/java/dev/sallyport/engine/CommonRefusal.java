package dev.sallyport.engine;

/** The refusals that any step may make (wire.md 2.12). */
public enum CommonRefusal implements Refusal {
    REQUIRED_VALUE(Problem.Code.INVALID_DATA, "A required value is missing."),
    INVALID_VALUE(Problem.Code.INVALID_DATA, "A value is not one of those that are allowed."),
    INVALID_ACTION(Problem.Code.INVALID_REQUEST, "The action is not offered in the present state."),
    UNIQUENESS_VIOLATION(Problem.Code.INVALID_DATA, "The value is bound already."),
    LIMIT_EXCEEDED(Problem.Code.REQUEST_LIMITED, "A limit is reached.");

    private final Problem.Code under;
    private final String sentence;

    CommonRefusal(Problem.Code under, String sentence) {
        this.under = under;
        this.sentence = sentence;
    }

    @Override
    public Problem.Code under() {
        return under;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}

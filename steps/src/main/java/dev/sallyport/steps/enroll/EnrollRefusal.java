package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Refusal;

/** What only an enrollment refuses; the rest is in {@link dev.sallyport.engine.CommonRefusal}. */
public enum EnrollRefusal implements Refusal {
    INVALID_OTP(Problem.Code.INVALID_DATA, "The code is wrong."),
    OTP_EXPIRED(Problem.Code.REQUEST_FAILED, "The code has expired."),
    OTP_ATTEMPTS_LIMIT(Problem.Code.REQUEST_FAILED, "Too many wrong codes; the code can no longer be used.");

    private final Problem.Code under;
    private final String sentence;

    EnrollRefusal(Problem.Code under, String sentence) {
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
